package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalRows.members;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MemberCodecTest {
    @Test
    void batches_of_version_1_knew_no_alterations_and_are_read() {
        List<BatchMember> members = members(1, 1);
        byte[] now = MemberCodec.encode(members);
        byte[] then = Arrays.copyOf(now, now.length - 1); // the last octet says that nothing was altered
        then[0] = 1;

        assertThat(MemberCodec.decode(then)).isEqualTo(members);
    }
}
