package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.mailmigrator.testing.BytesContent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpoolContentTest {
    @TempDir
    private Path folder;

    private static byte[] octets() {
        byte[] octets = new byte[200_001];
        new Random(1).nextBytes(octets);
        return octets;
    }

    private SpoolContent spooled(byte[] octets) throws IOException {
        SpoolContent spool = SpoolContent.create(folder);
        spool.add(new Slice(octets, 0, 70_000));
        spool.add(new Slice(octets, 70_000, octets.length - 70_000));
        return spool.complete();
    }

    @Test
    void the_octets_can_be_written_again_and_again() throws IOException {
        byte[] octets = octets();
        try (SpoolContent spool = spooled(octets)) {
            for (int i = 0; i < 2; i++) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                spool.writeTo(out);
                assertThat(Arrays.equals(out.toByteArray(), octets)).isTrue();
            }
            assertThat(spool.digests()).isEqualTo(BytesContent.digestsOf(octets));
        }
    }

    @Test
    void the_file_has_no_name_already_while_it_is_used() throws IOException {
        try (SpoolContent spool = spooled(octets())) {
            assertThat(spool.digests().octets()).isEqualTo(200_001);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void a_closed_content_gives_nothing() throws IOException {
        SpoolContent spool = spooled(octets());
        spool.close();

        assertThatThrownBy(() -> spool.writeTo(new ByteArrayOutputStream())).isInstanceOf(IOException.class);
    }

    @Test
    void a_folder_that_is_not_there_is_an_error_at_once() {
        assertThatThrownBy(() -> SpoolContent.create(folder.resolve("none"))).isInstanceOf(IOException.class);
    }
}
