package net.mailmigrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.mailmigrator.testing.NamedTests;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Every known quirk of a server is played by a test, or it is said why none is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuirksTableTest {
    private static final int QUIRKS = 70;
    private static final List<List<String>> ROWS = NamedTests.rows("quirks.txt");

    @Test
    void every_quirk_has_its_row() {
        assertThat(ROWS.stream().map(row -> Integer.parseInt(row.get(0))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, QUIRKS).boxed().toList());
        assertThat(ROWS).allSatisfy(row -> assertThat(row.get(2)).isNotBlank());
    }

    @Test
    void every_test_that_a_row_names_is_there() {
        NamedTests.assertThere(ROWS.stream().flatMap(row -> NamedTests.in(row.get(1)).stream()));
    }
}
