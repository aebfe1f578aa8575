package net.mailmigrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What only the text of the sources can tell. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourceFilesTest {
    private static final Path MODULE = Path.of(System.getProperty("migrator.home"), "migrator-cli");
    private static final Path MAIN = MODULE.resolve("src/main/java");

    @Test
    void every_package_says_in_at_most_six_lines_what_it_is_for_and_is_null_marked() {
        assertThat(packages()).isNotEmpty().allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(info).isRegularFile();
            assertThat(read(info)).contains("@NullMarked");
            assertThat(javadoc(read(info))).as("Javadoc of %s", info).hasSizeBetween(1, 6);
        });
    }

    @Test
    void no_class_of_the_program_has_more_than_four_hundred_lines() {
        assertThat(files(MAIN))
                .isNotEmpty()
                .filteredOn(file -> read(file).lines().count() > 400)
                .isEmpty();
    }

    @Test
    void no_source_file_leaves_work_for_later() {
        assertThat(files(MODULE.resolve("src")))
                .allSatisfy(file -> assertThat(read(file))
                        .as(file.toString())
                        .doesNotContainPattern("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b"));
    }

    @Test
    void no_test_waits_by_sleeping() {
        assertThat(files(MODULE.resolve("src/test/java")))
                .allSatisfy(file -> assertThat(read(file)).as(file.toString()).doesNotContain("Thread" + ".sleep"));
    }

    private static List<Path> packages() {
        return files(MAIN).stream().map(Path::getParent).distinct().toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> javadoc(String source) {
        String text = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"));
        return text.lines()
                .map(line -> line.replaceFirst("^\\s*\\*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
