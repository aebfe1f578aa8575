package net.mailmigrator.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DigestingSinkTest {
    private static Digests of(String text) {
        DigestingSink sink = new DigestingSink();
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        sink.write(octets, 0, octets.length);
        return sink.digests();
    }

    @Test
    void the_exact_rung_is_the_sha_256_of_all_octets() throws Exception {
        byte[] octets = "Subject: a\r\n\r\nb\0\r".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(of("Subject: a\r\n\r\nb\0\r").exact())
                .isEqualTo(Digest.of(MessageDigest.getInstance("SHA-256").digest(octets)));
        assertThat(of("Subject: a\r\n\r\nb\0\r").octets()).isEqualTo(octets.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: a\r\n\r\nb\u0080c\r\n",
                "Subject: a\n\nb\0c",
                "Subject: a\r\r\n\r\nb\0c\r",
                "X-TUID: abcdefghijkl\r\nSubject: a\r\n\r\nb\0c\r\n",
                "Subject: a\r\nx-tuid: abcdefghijkl\r\n\r\nb\0c\r\n",
                "Subject: a\r\nX-OfflineIMAP: 123-456\r\n folded\r\n\r\nb\0c\r\n"
            })
    void the_loose_rung_leaves_out_what_servers_and_other_tools_change(String changed) {
        Digests original = of("Subject: a\r\n\r\nb\0c\r\n");

        assertThat(of(changed).loose()).isEqualTo(original.loose());
        assertThat(of(changed).exact()).isNotEqualTo(original.exact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: a\r\n\r\nX-TUID: text\r\nb\0c\r\n",
                "Subject: a\r\nX-TUIDS: other\r\n\r\nb\0c\r\n",
                "Subject: a\r\n X-TUID: folded\r\n\r\nb\0c\r\n",
                "Subject: b\r\n\r\nb\0c\r\n"
            })
    void the_loose_rung_keeps_everything_else(String changed) {
        assertThat(of(changed).loose())
                .isNotEqualTo(of("Subject: a\r\n\r\nb\0c\r\n").loose());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gr\u00fc\u00dfe", "Gr\u00c3\u00bc\u00c3\u0080e", "\u0080"})
    void the_last_rung_is_what_a_target_makes_of_octets_above_127_in_a_header(String subject) {
        String message = "X-TUID: 12\u00fc\r\nSubject: %s\r\n\r\nGr\u00fc\u00dfe\r\n";
        Digests sent = of(message.formatted(subject));
        Digests munged = of(message.formatted(subject.replaceAll("[\u0080-\u00ff]", "X")));

        assertThat(sent.isEightBitHeader()).isTrue();
        assertThat(sent.munged()).isEqualTo(munged.loose());
        assertThat(sent.mayBecome(munged)).isTrue();
        assertThat(munged.mayBecome(sent)).isFalse();
        assertThat(sent.mayBecome(of(message.formatted("Xr\u00fc\u00dfe")))).isFalse();
    }

    @Test
    void without_octets_above_127_in_the_header_the_last_rung_is_the_second() {
        Digests digests = of("Subject: a\r\n\r\nGr\u00fc\u00dfe\r\n");

        assertThat(digests.munged()).isEqualTo(digests.loose());
        assertThat(digests.isEightBitHeader()).isFalse();
    }

    @Test
    void it_does_not_matter_in_which_pieces_the_octets_come() {
        long seed = 4711;
        Random random = new Random(seed);
        byte[] octets = new byte[20_000];
        random.nextBytes(octets);
        byte[] head = "X-TUID: abcdefghijkl\r\nSubject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, octets, 0, head.length);
        DigestingSink whole = new DigestingSink();
        whole.write(octets, 0, octets.length);
        DigestingSink pieces = new DigestingSink();
        for (int at = 0; at < octets.length; ) {
            int length = Math.min(1 + random.nextInt(700), octets.length - at);
            pieces.write(octets, at, length);
            at += length;
        }

        assertThat(pieces.digests()).as("seed %d", seed).isEqualTo(whole.digests());
    }
}
