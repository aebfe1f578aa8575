package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.angus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.ChangedMailbox;
import net.mailmigrator.imap.ChangedMailbox.Changes;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has changed in a mailbox, asked for in one go: the script answers when it has all commands. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedChangesTest {
    private static final MailboxStatus SINCE = new MailboxStatus(new UidValidity(7), 10, 4, 100);
    private static final String CONDSTORE = "CONDSTORE";
    private static final String ALL = "CONDSTORE ESEARCH ENABLE QRESYNC";

    private final List<String> commands = new ArrayList<>();

    /**
     * Looks at a mailbox whose UIDs were 2, 5, 8, 9; since then 5 was expunged, 8 flagged, and 11 has come.
     *
     * @param answers in the order of the commands, without tags; a line that begins with a star goes with the next one
     */
    private ChangedMailbox look(String capabilities, String... answers) throws MailException {
        String greeting = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR " + capabilities + "] ready";
        List<String> tags = new ArrayList<>();
        long expected =
                List.of(answers).stream().filter(line -> !line.startsWith("*")).count();
        try (ScriptedServer server = new ScriptedServer(greeting, (command, client) -> {
                    switch (command.verb()) {
                        case "AUTHENTICATE", "LOGOUT" -> client.ok(command);
                        case "CAPABILITY" -> client.ok(command, greeting.replaceAll(".*\\[(.*)].*", "* $1"));
                        default -> {
                            commands.add(command.text());
                            tags.add(command.tag());
                            if (tags.size() == expected) {
                                answer(client, tags, answers);
                            } else if (tags.size() > expected) {
                                client.ok(command, opened("4 EXISTS", "HIGHESTMODSEQ 110"));
                            }
                        }
                    }
                });
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            return reader.examine(new MailboxName("Archiv"), SINCE, 9);
        }
    }

    private static void answer(ScriptedServer.Client client, List<String> tags, String... answers) throws IOException {
        int number = 0;
        for (String line : answers) {
            client.lines(line.startsWith("*") ? line : tags.get(number++) + " " + line);
        }
    }

    private static String[] opened(String exists, String modSeq) {
        return new String[] {
            "* " + exists, "* OK [UIDVALIDITY 7] ok", "* OK [UIDNEXT 12] ok", "* OK [" + modSeq + "] ok"
        };
    }

    private static String message(long uid, String flags) {
        return "* 1 FETCH (UID " + uid + " FLAGS (" + flags
                + ") INTERNALDATE \"01-Jan-2020 00:00:00 +0000\" RFC822.SIZE 5)";
    }

    private static void assertChanges(ChangedMailbox changed) {
        Changes changes = changed.changes().orElseThrow();
        assertThat(changes.uids()).isEqualTo(UidSet.of(2, 8, 9, 11));
        assertThat(changes.flags())
                .containsAllEntriesOf(Map.of(8L, MessageFlags.parse(List.of("\\Flagged")), 11L, MessageFlags.NONE))
                .doesNotContainKey(2L);
        assertThat(changes.latest()).extracting(MessageMetadata::uid).containsExactly(9L, 11L);
    }

    @Test
    void with_qresync_the_changed_flags_come_with_the_answer_to_examine() throws MailException {
        ChangedMailbox changed = look(
                ALL,
                "* ENABLED QRESYNC",
                "OK enabled",
                "* 4 EXISTS",
                "* OK [UIDVALIDITY 7] ok",
                "* OK [UIDNEXT 12] ok",
                "* OK [HIGHESTMODSEQ 110] ok",
                "* VANISHED (EARLIER) 1,5",
                "* 2 FETCH (UID 8 FLAGS (\\Flagged) MODSEQ (105))",
                "* 4 FETCH (UID 11 FLAGS () MODSEQ (104))",
                "OK examined",
                "* ESEARCH (TAG \"m3\") UID ALL 2,8:9,11",
                "OK searched",
                message(9, "\\Seen"),
                message(11, ""),
                "OK fetched");

        assertChanges(changed);
        assertThat(commands)
                .containsExactly(
                        "ENABLE QRESYNC",
                        "EXAMINE \"Archiv\" (QRESYNC (7 100))",
                        "UID SEARCH RETURN (ALL) UID 1:*",
                        "UID FETCH 9:* (UID FLAGS INTERNALDATE RFC822.SIZE)");
    }

    @Test
    void with_condstore_alone_they_are_asked_for_and_the_uids_are_searched_for_one_by_one() throws MailException {
        ChangedMailbox changed = look(
                CONDSTORE,
                "* 4 EXISTS",
                "* OK [UIDVALIDITY 7] ok",
                "* OK [UIDNEXT 12] ok",
                "* OK [HIGHESTMODSEQ 110] ok",
                "OK examined",
                "* SEARCH 9 2 11 8 (MODSEQ 110)",
                "OK searched",
                "* 2 FETCH (UID 8 FLAGS (\\Flagged) MODSEQ (105))",
                "OK fetched",
                message(11, ""),
                message(9, "\\Seen"),
                "OK fetched");

        assertChanges(changed);
        assertThat(commands)
                .containsExactly(
                        "EXAMINE \"Archiv\" (CONDSTORE)",
                        "UID SEARCH UID 1:*",
                        "UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE 100)",
                        "UID FETCH 9:* (UID FLAGS INTERNALDATE RFC822.SIZE)");
    }

    /** What does not add up is no answer: too few UIDs, a lower mod-sequence, another generation, a refusal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK [HIGHESTMODSEQ 110] ok|* SEARCH 2 8 9|OK|OK|OK",
                "* OK [HIGHESTMODSEQ 90] ok|* SEARCH 2 8 9 11|OK|OK|OK",
                "* OK [NOMODSEQ] ok|* SEARCH 2 8 9 11|OK|BAD no mod-sequences|OK",
                "* OK [HIGHESTMODSEQ 110] ok|* SEARCH 2 8 9 11|NO [INUSE] later|OK|OK",
                "* OK [UIDVALIDITY 8] ok|* SEARCH 2 8 9 11|OK|OK|OK"
            })
    void what_does_not_add_up_is_left_to_a_whole_listing(String said) throws MailException {
        String[] part = said.split("\\|");

        ChangedMailbox changed = look(
                CONDSTORE,
                "* 4 EXISTS",
                "* OK [UIDVALIDITY 7] ok",
                "* OK [UIDNEXT 12] ok",
                part[0],
                "OK examined",
                part[1],
                part[2],
                part[3],
                part[4]);

        assertThat(changed.changes()).isEmpty();
        assertThat(changed.opened().status().messages()).isEqualTo(4);
    }

    @Test
    void a_server_that_refuses_the_option_is_asked_plainly() throws MailException {
        ChangedMailbox changed = look(ALL, "NO never", "BAD QRESYNC not enabled", "BAD none open", "BAD none open");

        assertThat(changed.changes()).isEmpty();
        assertThat(changed.opened().status().uidNext()).isEqualTo(12);
        assertThat(commands.get(4)).isEqualTo("EXAMINE \"Archiv\" (CONDSTORE)");
    }

    @Test
    void a_folder_that_cannot_be_opened_is_a_refusal_and_the_session_stays_good() {
        assertThatThrownBy(() -> look(CONDSTORE, "NO [NONEXISTENT] gone", "BAD none open", "BAD none open", "BAD none"))
                .isInstanceOfSatisfying(MailException.class, failure -> {
                    assertThat(failure.connectionLost()).isFalse();
                    assertThat(failure.answer()).contains("gone");
                });
    }

    @Test
    void more_uids_than_the_folder_can_hold_fill_no_memory() {
        assertThatThrownBy(() -> look(
                        ALL.replace("ENABLE QRESYNC", ""),
                        "* 4 EXISTS",
                        "OK examined",
                        "* ESEARCH (TAG \"m2\") UID ALL 1:4294967295",
                        "OK",
                        "OK",
                        "OK"))
                .isInstanceOfSatisfying(
                        MailException.class,
                        failure -> assertThat(failure.connectionLost()).isTrue());
    }
}
