package net.mailmigrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tar.gz, unpacked somewhere and used from somewhere else. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DistributionIT {
    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void unpack() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place with blanks"));
        Ended tar = run(place, "tar", "xzf", System.getProperty("migrator.distribution"));
        assertThat(tar.status()).as(tar.text()).isZero();
        try (Stream<Path> unpacked = Files.list(place)) {
            home = unpacked.findFirst().orElseThrow();
        }
    }

    @Test
    void it_has_launcher_libraries_templates_licence_and_manual() {
        assertThat(home.getFileName().toString()).matches("migrator-\\d+\\.\\d+\\.\\d+.*");
        assertThat(home.resolve("bin/migrator")).isExecutable();
        assertThat(List.of("lib/migrator.jar", "mapping-templates/sources/generic-csv.yaml", "LICENSE", "README.md"))
                .allSatisfy(name -> assertThat(home.resolve(name)).isRegularFile());
    }

    @Test
    void it_runs_through_a_symbolic_link_from_any_folder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("migrator"), home.resolve("bin/migrator"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        Ended version = run(elsewhere, link.toString(), "--version");

        assertThat(version.status()).as(version.text()).isZero();
        assertThat(version.text()).contains(home.getFileName().toString().substring("migrator-".length()));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void it_finds_the_templates_that_it_came_with() throws Exception {
        Ended list = run(folder, home.resolve("bin/migrator").toString(), "templates", "list");

        assertThat(list.status()).as(list.text()).isZero();
        assertThat(list.text())
                .contains("generic-csv")
                .contains("config-server")
                .contains("dovecot-files");
    }

    @Test
    void it_hands_on_the_exit_status_and_the_options_of_the_virtual_machine() throws Exception {
        Ended wrong = run(folder, home.resolve("bin/migrator").toString(), "no-such-command");
        Ended options = run(
                folder,
                "env",
                "MIGRATOR_OPTS=-Xmx64m -XshowSettings:vm",
                home.resolve("bin/migrator").toString(),
                "--help");

        assertThat(wrong.status()).as(wrong.text()).isEqualTo(2);
        assertThat(options.text()).containsPattern("Max\\. Heap Size: 6\\d\\.\\d+M");
    }

    @Test
    void the_first_look_leaves_an_archive_of_classes_and_later_ones_print_the_same() throws Exception {
        String migrator = home.resolve("bin/migrator").toString();

        Ended first = run(folder, migrator, "status");
        Ended second = run(folder, migrator, "status");

        assertThat(home.resolve("lib")).isDirectoryContaining("glob:**/classes-look-*.jsa");
        assertThat(second).isEqualTo(first);
    }

    private static Ended run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Ended(process.exitValue(), text);
    }

    private record Ended(int status, String text) {}
}
