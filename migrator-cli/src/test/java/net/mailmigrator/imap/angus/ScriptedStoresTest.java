package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.angus;
import static net.mailmigrator.imap.angus.ScriptedSession.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.FlagStoring;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.StoreResult.Refused;
import net.mailmigrator.imap.StoreResult.Stored;
import net.mailmigrator.imap.StoreSink;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Several STOREs at once: the script answers when it has all of them, so that one that is waited for never comes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedStoresTest {
    private static final List<FlagStoring> THREE = List.of(
            new FlagStoring(UidSet.of(3, 4), FlagChange.set(MessageFlags.parse(List.of("\\Seen"))), 0),
            new FlagStoring(UidSet.of(5), FlagChange.set(MessageFlags.parse(List.of("zu.viel"))), 0),
            new FlagStoring(UidSet.of(6), FlagChange.clear(MessageFlags.parse(List.of("\\Flagged"))), 0));

    private final Map<Integer, StoreResult> results = new TreeMap<>();
    private final List<Long> seen = new ArrayList<>();
    private final StoreSink sink = new StoreSink() {
        @Override
        public void stored(int number, StoreResult result) {
            results.put(number, result);
        }

        @Override
        public void current(CurrentMessage message) {
            seen.add(message.metadata().uid());
        }
    };

    /** Answers all three and the look with these lines, in which #1 to #4 stand for the tags. */
    private List<String> store(String... answers) throws MailException {
        List<String> tags = new ArrayList<>();
        try (ScriptedServer server = serving((command, client) -> {
                    tags.add(command.tag());
                    if (tags.size() == 4) {
                        for (String answer : answers) {
                            String line = answer;
                            for (int tag = 1; tag <= 4; tag++) {
                                line = line.replace("#" + tag, tags.get(tag - 1));
                            }
                            client.lines(line);
                        }
                    }
                });
                MailboxWriter writer = angus(server).openWriter(LOGIN)) {
            writer.select(new MailboxName("Archiv"));
            writer.store(THREE, UidSet.of(3, 4, 5, 6), sink);
            return server.commands();
        }
    }

    @Test
    void all_are_on_the_way_before_the_first_is_answered() throws MailException {
        List<String> commands = store("#1 OK done", "#2 OK done", "#3 OK done", look(3), look(6), "#4 OK done");

        assertThat(commands)
                .contains("UID STORE 3:4 +FLAGS.SILENT (\\Seen)", "UID STORE 6 -FLAGS.SILENT (\\Flagged)")
                .anyMatch(command -> command.startsWith("UID FETCH 3:6 (UID FLAGS"));
        assertThat(results.values()).allMatch(new Stored(UidSet.empty())::equals);
        assertThat(seen).containsExactly(3L, 6L);
    }

    @Test
    void a_no_to_one_leaves_the_others_as_they_are() throws MailException {
        store("#1 OK done", "#2 NO [LIMIT] Too many keywords", "#3 OK done", look(5), "#4 OK done");

        assertThat(results)
                .containsEntry(0, new Stored(UidSet.empty()))
                .containsEntry(1, new Refused("[LIMIT] Too many keywords"))
                .containsEntry(2, new Stored(UidSet.empty()));
    }

    @Test
    void answers_out_of_order_and_what_comes_unasked_in_between_do_no_harm() throws MailException {
        store(
                "* 2 EXPUNGE",
                "#3 OK done",
                "* 1 FETCH (FLAGS (\\Seen) UID 3)",
                "* 9 EXISTS",
                "#1 OK [MODIFIED 4] done",
                "* VANISHED 7:8",
                look(3),
                "#4 OK done",
                "#2 OK done");

        assertThat(results)
                .containsEntry(0, new Stored(UidSet.of(4)))
                .containsEntry(1, new Stored(UidSet.empty()))
                .containsEntry(2, new Stored(UidSet.empty()));
        assertThat(seen).containsExactly(3L);
    }

    @Test
    void a_bad_to_one_closes_the_connection_and_those_before_it_are_known() {
        assertThatThrownBy(() -> store("#1 OK done", "#2 BAD what"))
                .isInstanceOfSatisfying(
                        MailException.class, e -> assertThat(e.connectionLost()).isTrue());

        assertThat(results).containsOnlyKeys(0);
    }

    @Test
    void thousands_of_messages_are_not_all_on_the_way_at_once() throws MailException {
        UidSet many = UidSet.of(LongStream.rangeClosed(1, 3_000).map(i -> 2 * i).toArray());
        List<String> held = new ArrayList<>();
        int[] most = {0};
        try (ScriptedServer server = serving((command, client) -> {
                    held.add(command.tag());
                    most[0] = Math.max(most[0], held.size());
                    if (held.size() == 2) { // each of 500 messages
                        client.lines(held.remove(0) + " OK done", held.remove(0) + " OK done");
                    }
                });
                MailboxWriter writer = angus(server).openWriter(LOGIN)) {
            writer.select(new MailboxName("Archiv"));
            writer.store(List.of(new FlagStoring(many, THREE.get(0).change(), 0)), UidSet.empty(), sink);
        }

        assertThat(results).containsEntry(0, new Stored(UidSet.empty()));
        assertThat(most[0]).isEqualTo(2);
    }

    private static String look(long uid) {
        return "* 1 FETCH (UID " + uid + " FLAGS (\\Seen) INTERNALDATE \"01-Jan-2020 00:00:00 +0000\" RFC822.SIZE 5)";
    }
}
