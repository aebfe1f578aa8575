package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalRows.members;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.mailmigrator.imap.DigestingSink;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MemberCodecTest {
    @Test
    void batches_of_version_1_knew_no_alterations_and_are_read() {
        List<BatchMember> members = members(1, 1);
        byte[] now = MemberCodec.encode(members);
        byte[] then = Arrays.copyOf(now, now.length - 2); // the last octets say that nothing was altered or munged
        then[0] = 1;

        assertThat(MemberCodec.decode(then)).isEqualTo(members);
    }

    @Test
    void batches_of_version_2_knew_no_munged_digest_and_are_read() {
        List<BatchMember> members = members(1, 1);
        byte[] now = MemberCodec.encode(members);
        byte[] then = Arrays.copyOf(now, now.length - 1);
        then[0] = 2;

        assertThat(MemberCodec.decode(then)).isEqualTo(members);
    }

    @Test
    void the_munged_digest_of_a_header_with_octets_above_127_comes_back() {
        DigestingSink sink = new DigestingSink();
        sink.write("Subject: \u00fc\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), 0, 14);
        BatchMember member = new BatchMember(1, 14, sink.digests(), InternalDate.ofEpochSecond(1), MessageFlags.NONE);

        assertThat(member.digests().isEightBitHeader()).isTrue();
        assertThat(MemberCodec.decode(MemberCodec.encode(List.of(member)))).containsExactly(member);
    }
}
