package net.mailmigrator.testing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MailOnDiskTest {
    @TempDir
    private Path source;

    @TempDir
    private Path target;

    @Test
    void equal_messages_under_other_names_are_no_difference() throws Exception {
        put(source, "cur/1:2,S", "A: b\n\nc\n");
        put(target, "cur/99:2,Sa", "A: b\n\nc\n");

        assertThat(missing()).isZero();
        assertThat(MailOnDisk.read(source).messages()).isEqualTo(1);
    }

    @Test
    void a_duplicate_that_did_not_come_is_missing() throws Exception {
        put(source, ".x/cur/1:2,", "A: b\n\nc\n");
        put(source, ".x/cur/2:2,", "A: b\n\nc\n");
        put(target, ".x/cur/1:2,", "A: b\n\nc\n");

        assertThat(missing()).isEqualTo(1);
    }

    @Test
    void another_folder_other_flags_and_another_text_are_differences() throws Exception {
        put(source, "cur/1:2,", "A: b\n\nc\n");
        put(source, "cur/2:2,S", "A: b\n\nd\n");
        put(source, "cur/3:2,", "A: b\n\ne\n");
        put(target, ".x/cur/1:2,", "A: b\n\nc\n");
        put(target, "cur/2:2,", "A: b\n\nd\n");
        put(target, "cur/3:2,", "A: b\n\nE\n");

        assertThat(missing()).isEqualTo(3);
    }

    @Test
    void the_header_that_mbsync_adds_is_left_out_and_only_as_a_header() throws Exception {
        put(source, "cur/1:2,", "A: b\nC: d\n\nX-TUID: text\n");
        put(target, "cur/1:2,", "A: b\nX-TUID: 0123456789ab\nC: d\n\nX-TUID: text\n");

        assertThat(missing()).isZero();
    }

    private int missing() throws Exception {
        return MailOnDisk.read(source).missingIn(MailOnDisk.read(target));
    }

    private static void put(Path maildir, String name, String text) throws IOException {
        Path file = maildir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
