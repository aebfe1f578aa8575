package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportFolderTest {

    private final ReportFolder folder = new ReportFolder();

    @TempDir
    Path temp;

    @Test
    void a_command_leaves_json_csv_and_html_and_nothing_else() throws IOException {
        folder.write(temp.resolve("out"), Samples.run());

        assertThat(names(temp.resolve("out"))).containsExactly("run.csv", "run.html", "run.json");
    }

    @Test
    void the_folder_is_0700_and_its_files_are_0600() throws IOException {
        assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path reports = temp.resolve("reports");
        Path out = reports.resolve("out");

        folder.write(out, Samples.run());

        assertThat(mode(reports)).isEqualTo("rwx------");
        assertThat(mode(out)).isEqualTo("rwx------");
        assertThat(names(out))
                .allSatisfy(name -> assertThat(mode(out.resolve(name))).isEqualTo("rw-------"));
    }

    @Test
    void rendering_again_gives_the_same_bytes() throws IOException {
        for (CommandReport report : List.of(Samples.plan(), Samples.run(), Samples.hostile())) {
            Path out = temp.resolve(report.command() + report.accounts().size());
            folder.write(out, report);
            byte[] csv = Files.readAllBytes(out.resolve(report.command() + ".csv"));
            byte[] html = Files.readAllBytes(out.resolve(report.command() + ".html"));
            Files.writeString(out.resolve(report.command() + ".csv"), "spoilt");
            Files.delete(out.resolve(report.command() + ".html"));

            folder.renderAgain(out, CsvStyle.PLAIN);

            assertThat(Files.readAllBytes(out.resolve(report.command() + ".csv")))
                    .isEqualTo(csv);
            assertThat(Files.readAllBytes(out.resolve(report.command() + ".html")))
                    .isEqualTo(html);
        }
    }

    @Test
    void the_csv_can_be_had_for_excel_in_german() throws IOException {
        folder.write(temp, Samples.run());

        folder.renderAgain(temp, CsvStyle.GERMAN);

        assertThat(Files.readString(temp.resolve("run.csv"))).startsWith("\uFEFFlogin;address;customer;wave;");
    }

    @Test
    void a_folder_without_a_report_is_rejected() {
        assertThatThrownBy(() -> folder.renderAgain(temp, CsvStyle.PLAIN))
                .isInstanceOfSatisfying(StopException.class, stop -> {
                    assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED);
                    assertThat(stop.text())
                            .isEqualTo(
                                    "there is no report in %s: no file <command>.json. Name the folder that a command"
                                                    .formatted(temp)
                                            + " left (its --out).");
                });
    }

    @Test
    void a_folder_that_is_missing_is_rejected() {
        assertThatThrownBy(() -> folder.renderAgain(temp.resolve("gone"), CsvStyle.PLAIN))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void a_json_that_is_no_report_is_named() throws IOException {
        Files.writeString(temp.resolve("run.json"), "{ \"batch\": 17, ");

        assertThatThrownBy(() -> folder.renderAgain(temp, CsvStyle.PLAIN))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("run.json is no report");
        assertThat(names(temp)).containsExactly("run.json");
    }

    @Test
    void a_json_without_its_parts_is_named() throws IOException {
        Files.writeString(temp.resolve("run.json"), "{ \"batch\": \"small\", \"command\": \"run\" }");

        assertThatThrownBy(() -> folder.renderAgain(temp, CsvStyle.PLAIN))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("run.json is no report");
    }

    @Test
    void a_report_whose_command_is_a_path_is_not_rendered() throws IOException {
        byte[] json = new ReportJson().write(Samples.run());
        Files.writeString(
                temp.resolve("run.json"),
                new String(json, StandardCharsets.UTF_8).replace("\"command\": \"run\"", "\"command\": \"../run\""));

        assertThatThrownBy(() -> folder.renderAgain(temp, CsvStyle.PLAIN))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("give the file its old name");
    }

    @Test
    void a_folder_that_cannot_be_written_says_where_things_stand() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");

        assertThatThrownBy(() -> folder.write(file, Samples.run()))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("writing the report of run: cannot write " + file.resolve("run.json"))
                .hasMessageContaining("name another folder with --out");
    }

    @Test
    void a_page_that_cannot_be_written_is_named_and_rendered_later_from_the_json() throws IOException {
        Path way = Files.createDirectories(temp.resolve("run.html/in the way"));

        assertThatThrownBy(() -> folder.write(temp, Samples.run()))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("writing the report of run: cannot write " + temp.resolve("run.html") + " (")
                .hasMessageContaining(temp.resolve("run.json") + " is whole. Make room, then: migrator report " + temp);

        assertThat(names(temp)).containsExactly("run.csv", "run.html", "run.json");
        Files.delete(way);
        Files.delete(temp.resolve("run.html"));
        folder.renderAgain(temp, CsvStyle.PLAIN);
        assertThat(Files.readString(temp.resolve("run.html"))).contains("</html>");
    }

    @Test
    void without_its_json_nothing_of_a_report_is_written_beside_an_earlier_one() throws IOException {
        folder.write(temp, Samples.run());
        Files.delete(temp.resolve("run.json"));
        Files.createDirectories(temp.resolve("run.json/in the way"));
        Files.writeString(temp.resolve("run.csv"), "earlier");

        assertThatThrownBy(() -> folder.write(temp, Samples.run()))
                .hasMessageContaining("cannot write " + temp.resolve("run.json") + " (");

        assertThat(temp.resolve("run.csv")).hasContent("earlier");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
