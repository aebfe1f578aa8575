package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.angus;
import static net.mailmigrator.imap.angus.ScriptedSession.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedFlagsTest {
    private static final FlagChange SEEN = FlagChange.set(MessageFlags.parse(List.of("\\Seen")));

    private static StoreResult store(String answer) throws MailException {
        try (ScriptedServer server = serving((command, client) -> client.lines(command.tag() + " " + answer));
                MailboxWriter writer = angus(server).openWriter(LOGIN)) {
            writer.select(new MailboxName("Archiv"));
            return writer.store(UidSet.of(3, 4, 5, 9), SEEN, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'OK done', ''",
        "'OK [MODIFIED 4] Conditional STORE failed', '4'",
        "'OK [MODIFIED 9,3:4] Conditional STORE failed', '3,4,9'",
        "'OK [MODIFIED 5:1] Conditional STORE failed', '3,4,5'",
        "'NO [MODIFIED 1:4294967295] Conditional STORE failed', '3,4,5,9'",
        "'OK [MODIFIED x] Conditional STORE failed', '3,4,5,9'"
    })
    void what_was_left_alone_since_it_had_changed_is_told(String answer, String modified) throws MailException {
        long[] uids = modified.isEmpty()
                ? new long[0]
                : Arrays.stream(modified.split(",")).mapToLong(Long::parseLong).toArray();

        assertThat(store(answer)).isEqualTo(new StoreResult.Stored(UidSet.of(uids)));
    }

    @Test
    void a_no_is_a_refusal_with_the_servers_words() throws MailException {
        assertThat(store("NO [LIMIT] Too many keywords"))
                .isEqualTo(new StoreResult.Refused("[LIMIT] Too many keywords"));
    }

    @Test
    void a_bad_closes_the_connection() {
        assertThatThrownBy(() -> store("BAD what"))
                .isInstanceOfSatisfying(
                        MailException.class, e -> assertThat(e.connectionLost()).isTrue());
    }
}
