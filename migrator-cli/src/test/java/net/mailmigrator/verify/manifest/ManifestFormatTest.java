package net.mailmigrator.verify.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.StopException;
import net.mailmigrator.testing.JournalRows;
import net.mailmigrator.verify.manifest.ManifestHeader.Side;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManifestFormatTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INBOX",
                "Entwürfe/2017",
                "#news",
                "a\tb",
                "a\nb",
                "a\\b",
                "a\\u0041",
                "\u202Egnp.exe",
                "\uD83D",
                "\uD83D\uDE00",
                ""
            })
    void any_folder_name_stays_in_its_column_and_comes_back_as_it_was(String name) {
        ManifestLine line = new ManifestLine(name, 7, 1_400_000_000L, 12, null);

        assertThat(line.format()).doesNotContain("\n", "\r").doesNotStartWith("#");
        assertThat(line.format().split("\t", -1)).hasSize(5);
        assertThat(ManifestLine.parse(line.format())).isEqualTo(line);
    }

    @Test
    void a_line_has_folder_uid_date_bytes_and_sha256() {
        ManifestLine line = new ManifestLine(
                "INBOX", 7, 1_400_000_000L, 12, JournalRows.digests("x").exact());

        assertThat(line.format())
                .isEqualTo("INBOX\t7\t2014-05-13T16:53:20Z\t12\t"
                        + "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
    }

    @Test
    void what_was_written_is_read_again() throws IOException {
        Path file = write();

        ManifestFile read = ManifestFile.read(file);

        assertThat(read.header()).isEqualTo(header());
        assertThat(read.lines().get("INBOX")).extracting(ManifestLine::uid).containsExactly(1L, 2L);
    }

    @Test
    void a_file_that_was_changed_is_refused() throws IOException {
        Path file = write();
        Files.writeString(ManifestFile.digestOf(file), "0".repeat(64) + "  a.tsv\n");

        assertThatThrownBy(() -> ManifestFile.read(file))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("is not the one that was written");
    }

    @Test
    void a_line_that_is_none_is_named_by_its_number() throws IOException {
        Path file = write();
        Files.writeString(file, Files.readString(file) + "INBOX\t9\n");

        assertThatThrownBy(() -> ManifestFile.read(file))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("line 12")
                .hasMessageContaining("2 columns");
    }

    @Test
    void another_file_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("other"), "hello\n");

        assertThatThrownBy(() -> ManifestFile.read(file)).isInstanceOf(StopException.class);
        assertThatThrownBy(() -> ManifestFile.read(folder.resolve("missing")))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void hostile_logins_give_names_that_stay_in_their_folder_and_differ() {
        List<String> logins = List.of(
                "anna",
                "Anna",
                "../anna",
                "../../etc/passwd",
                "a/b",
                "a_b",
                ".",
                "..",
                "-rf",
                "a\nb",
                "x".repeat(300),
                "ä");

        List<String> names = logins.stream()
                .map(login -> ManifestName.of(login, Side.TARGET))
                .toList();

        assertThat(names.stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9_][a-z0-9._@-]{1,110}\\.target\\.tsv"));
        assertThat(names.get(0)).isEqualTo("anna.target.tsv");
    }

    private Path write() throws IOException {
        Path file = folder.resolve("a.tsv");
        try (ManifestWriter writer = new ManifestWriter(Files.newOutputStream(file), header())) {
            for (ManifestLine line : (Iterable<ManifestLine>) Stream.of(1L, 2L)
                    .map(uid -> new ManifestLine(
                            "INBOX",
                            uid,
                            null,
                            100,
                            JournalRows.digests("m" + uid).exact()))::iterator) {
                writer.add(line);
            }
            writer.finish();
        }
        return file;
    }

    private static ManifestHeader header() {
        return new ManifestHeader(
                "an\tna",
                Side.TARGET,
                "new:143",
                Instant.parse("2026-11-24T06:00:00Z"),
                "migrator 1",
                Map.of("INBOX", new UidValidity(7), "a\tb", new UidValidity(4_294_967_295L)));
    }
}
