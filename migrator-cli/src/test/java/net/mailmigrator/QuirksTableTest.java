package net.mailmigrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Every known quirk of a server is played by a test, or it is said why none is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuirksTableTest {
    private static final Path MODULE = Path.of(System.getProperty("migrator.home"), "migrator-cli");
    private static final int QUIRKS = 70;

    private record Row(int number, List<String> tests, String remedy) {
        static Row of(String line) {
            String[] cells = line.split(" \\| ", -1);
            List<String> tests = cells[1].equals("-") ? List.of() : List.of(cells[1].split(", ", -1));
            return new Row(Integer.parseInt(cells[0]), tests, cells[2]);
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
        assertThat(rows().stream().flatMap(row -> row.tests().stream()).distinct())
                .allSatisfy(test -> {
                    String[] parts = test.split("#", -1);
                    assertThat(source(parts[0])).as(test).contains(" void " + parts[1] + "(");
                });
    }

    private static List<Row> rows() {
        return read(MODULE.resolve("src/test/resources/quirks.txt"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    private static String source(String testClass) {
        try (Stream<Path> all = Files.walk(MODULE.resolve("src/test/java"))) {
            return all.filter(file -> file.endsWith(testClass + ".java"))
                    .map(QuirksTableTest::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
