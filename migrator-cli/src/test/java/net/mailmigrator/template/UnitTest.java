package net.mailmigrator.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "1048576, KB, 1073741824",
        "1024, MB, 1073741824",
        "1073741824, B, 1073741824",
        "1000, MB-1024000, 1024000000",
        "1000, MB-1000, 1000000000",
        "5 GiB, B, 5368709120",
        "5G, MB, 5368709120",
        "512m, B, 536870912",
        "1.5 MiB, B, 1572864",
        "0.0001 KB, B, 1",
        "0, KB, 0"
    })
    void sizes_are_bytes_and_a_unit_of_their_own_wins(String text, String unit, long bytes) {
        assertThat(Unit.of(unit).orElseThrow().bytes(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "viel", "-1", "5 Kilo", "1,5", "1e9", "99999999999999999999", "40000 TiB"})
    void other_texts_are_none(String text) {
        assertThat(Unit.B.bytes(text)).isEqualTo(Optional.empty());
    }
}
