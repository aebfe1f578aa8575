package net.mailmigrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of test resources whose rows name tests: cells between bars, lines that begin with # left out. */
public final class NamedTests {
    private static final Path MODULE = Path.of(System.getProperty("migrator.home"), "migrator-cli");

    private NamedTests() {}

    /** The rows of a table, each with its cells. */
    public static List<List<String>> rows(String resource) {
        return read(MODULE.resolve("src/test/resources").resolve(resource))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(" \\| ", -1)))
                .toList();
    }

    /** The tests that a cell names; "-" is none. */
    public static List<String> in(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(", ", -1));
    }

    /** Fails where one of them ({@code Class#method}) is not there. */
    public static void assertThere(Stream<String> tests) {
        assertThat(tests.distinct()).allSatisfy(test -> {
            String[] parts = test.split("#", -1);
            assertThat(parts).as(test).hasSize(2);
            assertThat(source(parts[0])).as(test).contains(" void " + parts[1] + "(");
        });
    }

    private static String source(String testClass) {
        try (Stream<Path> all = Files.walk(MODULE.resolve("src/test/java"))) {
            return all.filter(file -> file.endsWith(testClass + ".java"))
                    .map(NamedTests::read)
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
