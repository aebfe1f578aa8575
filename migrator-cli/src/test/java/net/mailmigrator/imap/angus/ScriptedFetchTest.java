package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.angus;
import static net.mailmigrator.imap.angus.ScriptedSession.serving;
import static net.mailmigrator.imap.angus.ScriptedSession.sizes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.Collected;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedFetchTest {
    private static final String DATE = "INTERNALDATE \"01-Jan-2020 10:00:00 +0100\"";

    private static boolean isSizes(ScriptedServer.Line command) {
        return command.text().endsWith("(UID RFC822.SIZE)");
    }

    private static long uid(ScriptedServer.Line command) {
        return Long.parseLong(command.text().split(" ")[2]);
    }

    private static String whole(long uid, String text) {
        return "* " + uid + " FETCH (UID " + uid + " FLAGS (\\Seen) " + DATE + " RFC822.SIZE 5 BODY[] {" + text.length()
                + "}\r\n" + text + ")\r\n";
    }

    private static Collected fetch(ScriptedServer server, long... uids) throws MailException {
        Collected collected = new Collected();
        try (MailboxReader reader = angus(server).openReader(LOGIN)) {
            reader.examine(MailboxName.INBOX);
            reader.fetch(UidSet.of(uids), collected);
        }
        return collected;
    }

    private static String text(Collected collected, long uid) {
        return new String(collected.octets.get(uid), StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_no_for_one_of_many_concerns_that_one_only() throws MailException {
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, 5, 5, 5);
            } else if (uid(command) == 2) {
                client.lines(command.tag() + " NO [SERVERBUG] Internal error");
            } else {
                client.raw(whole(uid(command), "abc") + command.tag() + " OK done\r\n");
            }
        })) {
            Collected got = fetch(server, 1, 2, 3);

            assertThat(got.order).containsExactly(1L, 2L, 3L);
            assertThat(got.unreadable).containsEntry(2L, "[SERVERBUG] Internal error");
            assertThat(text(got, 3)).isEqualTo("abc");
        }
    }

    @Test
    void ok_with_nil_is_unreadable_and_ok_with_nothing_is_absent() throws MailException {
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, 5, 5);
            } else if (uid(command) == 1) {
                client.ok(command, "* 1 FETCH (UID 1 FLAGS () " + DATE + " RFC822.SIZE 5 BODY[] NIL)");
            } else {
                client.ok(command);
            }
        })) {
            Collected got = fetch(server, 1, 2);

            assertThat(got.unreadable).containsOnlyKeys(1L);
            assertThat(got.absent).containsExactly(2L);
        }
    }

    @Test
    void unsolicited_responses_do_not_disturb_and_the_latest_flags_count() throws MailException {
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, 5);
            } else {
                client.lines(
                        "* 4 EXISTS",
                        "* 2 EXPUNGE",
                        "* 1 FETCH (FLAGS (\\Deleted))",
                        "* OK [ALERT] soon",
                        "* 9 FETCH (UID 99 FLAGS (\\Flagged) X-GM-LABELS (\"a b\" (c)) MODSEQ (12))");
                client.raw(whole(1, "abc") + "* 1 FETCH (UID 1 FLAGS (\\Seen \\Flagged \\Spam) MODSEQ (13))\r\n"
                        + command.tag() + " OK done\r\n");
            }
        })) {
            Collected got = fetch(server, 1);

            assertThat(text(got, 1)).isEqualTo("abc");
            assertThat(got.metadata.get(1L))
                    .extracting(MessageMetadata::flags)
                    .isEqualTo(MessageFlags.parse(List.of("\\Seen", "\\Flagged", "\\Spam")));
        }
    }

    @Test
    void answers_out_of_order_are_handed_over_in_order() throws MailException {
        List<ScriptedServer.Line> held = new ArrayList<>();
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, 5, 5, 5);
                return;
            }
            held.add(0, command);
            if (held.size() == 3) {
                for (ScriptedServer.Line line : held) {
                    client.raw(whole(uid(line), "m" + uid(line)) + line.tag() + " OK done\r\n");
                }
            }
        })) {
            Collected got = fetch(server, 1, 2, 3);

            assertThat(got.order).containsExactly(1L, 2L, 3L);
            assertThat(text(got, 2)).isEqualTo("m2");
        }
    }

    @Test
    void a_size_that_is_a_lie_changes_nothing() throws MailException {
        String large = "x".repeat(700_000);
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, 5, 600_000);
            } else if (uid(command) == 1) {
                client.raw(whole(1, large) + command.tag() + " OK done\r\n");
            } else {
                client.raw("* 2 FETCH (UID 2 FLAGS () " + DATE + " RFC822.SIZE 600000 BODY[]<0> {3}\r\nabc)\r\n"
                        + command.tag() + " OK done\r\n");
            }
        })) {
            Collected got = fetch(server, 1, 2);

            assertThat(text(got, 1)).isEqualTo(large);
            assertThat(text(got, 2)).isEqualTo("abc");
        }
    }

    @Test
    void a_literal_beyond_the_limit_is_not_read_and_the_next_session_fetches_in_pieces() throws MailException {
        byte[] huge = "0123456789".repeat(130_000).getBytes(StandardCharsets.ISO_8859_1);
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, 5);
            } else if (command.text().contains("<")) {
                piece(command, client, huge);
            } else {
                client.raw("* 1 FETCH (UID 1 BODY[] {1300000}\r\n");
            }
        })) {
            AngusServer angus = angus(server);
            Collected got = new Collected();
            try (MailboxReader reader = angus.openReader(LOGIN)) {
                reader.examine(MailboxName.INBOX);
                assertThatThrownBy(() -> reader.fetch(UidSet.of(1), got))
                        .isInstanceOfSatisfying(MailException.class, e -> {
                            assertThat(e.connectionLost()).isTrue();
                            assertThat(e).hasMessageContaining("announced more than");
                        });
            }
            try (MailboxReader reader = angus.openReader(LOGIN)) {
                reader.examine(MailboxName.INBOX);
                reader.fetch(UidSet.of(1), got);
            }

            assertThat(got.octets.get(1L)).isEqualTo(huge);
        }
    }

    private static void piece(ScriptedServer.Line command, ScriptedServer.Client client, byte[] all)
            throws IOException {
        String[] range = command.text().replaceAll(".*<(.*)>.*", "$1").split("\\.");
        int from = Math.min(all.length, Integer.parseInt(range[0]));
        int length = Math.min(all.length - from, Integer.parseInt(range[1]));
        String facts = from == 0 ? " FLAGS () " + DATE + " RFC822.SIZE 5" : "";
        client.raw("* 1 FETCH (UID 1" + facts + " BODY[]<" + range[0] + "> {" + length + "}\r\n"
                + new String(all, from, length, StandardCharsets.ISO_8859_1) + ")\r\n" + command.tag()
                + " OK done\r\n");
    }

    @Test
    void a_large_message_that_vanishes_between_two_pieces_is_absent_not_cut_short() throws MailException {
        byte[] large = new byte[1_200_000];
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, large.length);
            } else if (command.text().contains("<0.")) {
                piece(command, client, large);
            } else {
                client.ok(command);
            }
        })) {
            Collected got = fetch(server, 1);

            assertThat(got.absent).containsExactly(1L);
            assertThat(got.octets).isEmpty();
        }
    }

    @Test
    void a_no_in_the_middle_of_a_large_message_makes_it_unreadable_and_the_next_is_fetched() throws MailException {
        byte[] large = new byte[1_200_000];
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, large.length, 5);
            } else if (uid(command) == 2) {
                client.raw(whole(2, "abc") + command.tag() + " OK done\r\n");
            } else if (command.text().contains("<0.")) {
                piece(command, client, large);
            } else {
                client.lines(command.tag() + " NO read error");
            }
        })) {
            Collected got = fetch(server, 1, 2);

            assertThat(got.unreadable).containsEntry(1L, "read error");
            assertThat(text(got, 2)).isEqualTo("abc");
        }
    }

    @Test
    void a_literal_that_is_cut_short_is_a_loss_and_no_message() {
        assertLoss("* 1 FETCH (UID 1 FLAGS () BODY[] {1000}\r\nshort", "connection was lost");
    }

    @Test
    void a_bye_in_the_middle_of_a_literal_is_a_loss_and_no_message() {
        assertLoss(
                "* 1 FETCH (UID 1 FLAGS () BODY[] {1000}\r\nshort\r\n* BYE Shutting down\r\n", "connection was lost");
    }

    @Test
    void a_literal_that_is_longer_than_announced_is_a_loss_and_no_message() {
        assertLoss("* 1 FETCH (UID 1 FLAGS () BODY[] {5}\r\nvery private and longer)\r\n", "malformed");
    }

    @Test
    void a_literal_of_10_GB_is_not_read() {
        assertLoss("* 1 FETCH (UID 1 FLAGS () BODY[] {10737418240}\r\nprivate", "malformed");
    }

    @Test
    void a_literal_of_2_GB_is_not_read() {
        assertLoss("* 1 FETCH (UID 1 FLAGS () BODY[] {2000000000}\r\nprivate", "more than 1048576 octets");
    }

    @Test
    void an_endless_line_is_given_up_at_the_limit() {
        assertLoss("* 1 FETCH (UID 1 FLAGS (" + "x".repeat(3 << 20), "more than 1048576 octets");
    }

    @Test
    void a_bye_is_a_loss_with_the_servers_words() {
        assertLoss("* BYE Session expired, please login again\r\n", "BYE Session expired");
    }

    @Test
    void a_malformed_response_is_a_loss_and_shows_no_text_of_the_message() {
        assertLoss("* 1 FETCH (UID 1 FLAGS (\\Seen BODY[] {12}\r\nvery private oops\r\n", "malformed");
    }

    @Test
    void a_message_without_uid_is_a_loss() {
        assertLoss("* 1 FETCH (FLAGS () BODY[] {3}\r\nabc)\r\n", "without its UID");
    }

    private static void assertLoss(String answer, String words) {
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, 5);
            } else {
                client.raw(answer);
                client.hangUp();
            }
        })) {
            assertThatThrownBy(() -> fetch(server, 1)).isInstanceOfSatisfying(MailException.class, e -> {
                assertThat(e.connectionLost()).isTrue();
                assertThat(e.retryable()).isTrue();
                assertThat(e).hasMessageContaining(words).hasMessageNotContaining("private");
            });
        }
    }

    @Test
    void words_that_mean_the_server_is_busy_do_not_make_a_message_unreadable() {
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command)) {
                sizes(command, client, 5);
            } else {
                client.lines(command.tag() + " NO [LIMIT] UID FETCH Rate limit hit");
            }
        })) {
            assertThatThrownBy(() -> fetch(server, 1))
                    .isInstanceOfSatisfying(
                            MailException.class, e -> assertThat(e.retryable()).isTrue());
        }
    }

    @Test
    void a_receiver_that_gives_up_leaves_a_session_that_can_be_used() throws MailException {
        MailException full = MailException.refused(FailureScope.MAILBOX, false, "append", "[OVERQUOTA]");
        try (ScriptedServer server = serving((command, client) -> {
                    if (isSizes(command)) {
                        sizes(command, client, 5, 5, 5);
                    } else {
                        client.raw(whole(uid(command), "m" + uid(command)) + command.tag() + " OK done\r\n");
                    }
                });
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            reader.examine(MailboxName.INBOX);
            assertThatThrownBy(() -> reader.fetch(UidSet.of(1, 2, 3), new GivingUp(full)))
                    .isSameAs(full);

            Collected got = new Collected();
            reader.fetch(UidSet.of(3), got);
            assertThat(text(got, 3)).isEqualTo("m3");
        }
    }

    private record GivingUp(MailException cause) implements FetchSink {
        @Override
        public void message(FetchedMessage message) throws MailException {
            message.content().close();
            throw cause;
        }

        @Override
        public void unreadable(long uid, String answer) {}

        @Override
        public void absent(long uid) {}
    }

    @Test
    void a_date_that_is_none_is_null_and_never_drops_the_message() throws MailException {
        List<MessageMetadata> listed = new ArrayList<>();
        try (ScriptedServer server = serving((command, client) -> client.ok(
                        command,
                        "* 1 FETCH (UID 1 FLAGS () INTERNALDATE \" 7-Feb-1994 21:52:25 -0800\" RFC822.SIZE 5)",
                        "* 2 FETCH (UID 2 FLAGS () INTERNALDATE \"yesterday\" RFC822.SIZE 5)",
                        "* 3 FETCH (UID 4294967295 FLAGS () INTERNALDATE NIL RFC822.SIZE 5)"));
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            reader.examine(MailboxName.INBOX);
            reader.listMessages(1, Long.MAX_VALUE, listed::add);
        }

        assertThat(listed).extracting(MessageMetadata::uid).containsExactly(1L, 2L, 4294967295L);
        assertThat(listed.get(0).internalDate())
                .isEqualTo(new net.mailmigrator.imap.InternalDate(760_686_745, -28_800));
        assertThat(listed.get(1).internalDate()).isNull();
    }

    @Test
    void a_listing_without_uid_is_no_listing() {
        try (ScriptedServer server =
                serving((command, client) -> client.ok(command, "* 1 FETCH (FLAGS () RFC822.SIZE 5)"))) {
            assertThatThrownBy(() -> {
                        try (MailboxReader reader = angus(server).openReader(LOGIN)) {
                            reader.examine(MailboxName.INBOX);
                            reader.listMessages(1, Long.MAX_VALUE, message -> {});
                        }
                    })
                    .hasMessageContaining("without UID");
        }
    }

    @Test
    void an_empty_folder_may_refuse_to_be_listed_and_a_full_one_may_not() throws MailException {
        List<MessageMetadata> listed = new ArrayList<>();
        String greeting = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi";
        try (ScriptedServer server = new ScriptedServer(greeting, (command, client) -> {
                    if (command.text().startsWith("UID FETCH")) {
                        client.lines(command.tag() + " BAD invalid messageset");
                    } else if (command.text().startsWith("EXAMINE")) {
                        String exists = command.text().contains("full") ? "* 1 EXISTS" : "* 0 EXISTS";
                        client.ok(command, exists, "* OK [UIDVALIDITY 1] ok", "* OK [UIDNEXT 9] ok");
                    } else {
                        client.lines(command.tag() + " OK [CAPABILITY IMAP4rev1] in");
                    }
                });
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            reader.examine(new MailboxName("empty"));
            reader.listMessages(1, Long.MAX_VALUE, listed::add);
            assertThat(listed).isEmpty();

            reader.examine(new MailboxName("full"));
            assertThatThrownBy(() -> reader.listMessages(1, Long.MAX_VALUE, listed::add))
                    .hasMessageContaining("invalid messageset");
        }
    }

    @Test
    void a_refusal_to_tell_sizes_does_not_keep_the_others_from_being_fetched() throws MailException {
        try (ScriptedServer server = serving((command, client) -> {
            if (isSizes(command) || uid(command) == 1) {
                client.lines(command.tag() + " NO [SERVERBUG] corrupt");
            } else {
                client.raw(whole(uid(command), "abc") + command.tag() + " OK done\r\n");
            }
        })) {
            Collected got = fetch(server, 1, 2);

            assertThat(got.unreadable).containsOnlyKeys(1L);
            assertThat(text(got, 2)).isEqualTo("abc");
        }
    }
}
