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

    private record Row(int number, List<String> tests, String remedy) {
        static Row of(List<String> cells) {
            return new Row(Integer.parseInt(cells.get(0)), NamedTests.in(cells.get(1)), cells.get(2));
        }
    }

    @Test
    void every_quirk_has_its_row() {
        assertThat(rows().stream().map(Row::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, QUIRKS).boxed().toList());
        assertThat(rows()).allSatisfy(row -> assertThat(row.remedy()).isNotBlank());
    }

    @Test
    void every_test_that_a_row_names_is_there() {
        NamedTests.assertThere(rows().stream().flatMap(row -> row.tests().stream()));
    }

    private static List<Row> rows() {
        return NamedTests.rows("quirks.txt").stream().map(Row::of).toList();
    }
}
