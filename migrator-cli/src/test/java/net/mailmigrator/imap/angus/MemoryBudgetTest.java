package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.serving;
import static net.mailmigrator.imap.angus.ScriptedSession.sizes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.TokenSource;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However little memory there is for messages, they arrive whole, nobody waits for another, and all of it is given back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MemoryBudgetTest {
    private static final int MESSAGES = 40;
    private static final int OCTETS = 10_000;

    @TempDir
    Path folder;

    private AngusServer angus(ScriptedServer server, MemoryBudget budget) {
        return new AngusServer(Endpoints.clear(server.port()), folder, budget, line -> {}, TokenSource.NONE);
    }

    private static ScriptedServer mailbox() {
        return serving((command, client) -> {
            if (command.text().endsWith("(UID RFC822.SIZE)")) {
                int[] all = new int[MESSAGES];
                Arrays.fill(all, OCTETS);
                sizes(command, client, all);
                return;
            }
            long uid = Long.parseLong(command.text().split(" ")[2]);
            client.raw("* " + uid + " FETCH (UID " + uid + " FLAGS () INTERNALDATE \"01-Jan-2020 10:00:00 +0100\""
                    + " RFC822.SIZE " + OCTETS + " BODY[] {" + OCTETS + "}\r\n" + text(uid) + ")\r\n" + command.tag()
                    + " OK done\r\n");
        });
    }

    private static String text(long uid) {
        return Long.toString(uid % 10).repeat(OCTETS);
    }

    private static UidSet all() {
        return UidSet.of(LongStream.rangeClosed(1, MESSAGES).toArray());
    }

    /** Holds what it gets, as a batch that is not sent yet does. */
    private static class Holding implements FetchSink {
        final List<FetchedMessage> held = new ArrayList<>();

        @Override
        public void message(FetchedMessage message) throws MailException {
            held.add(message);
        }

        @Override
        public void unreadable(long uid, String answer) {
            throw new AssertionError(answer);
        }

        @Override
        public void absent(long uid) {
            throw new AssertionError(uid);
        }
    }

    private static Holding fetch(AngusServer angus) throws MailException {
        Holding holding = new Holding();
        try (MailboxReader reader = angus.openReader(LOGIN)) {
            reader.examine(MailboxName.INBOX);
            reader.fetch(all(), holding);
        }
        return holding;
    }

    private static void assertWholeAndClose(Holding holding) throws Exception {
        assertThat(holding.held).hasSize(MESSAGES);
        for (FetchedMessage message : holding.held) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            message.content().writeTo(out);
            assertThat(out.toString(StandardCharsets.US_ASCII))
                    .isEqualTo(text(message.metadata().uid()));
            assertThat(message.content().digests().octets()).isEqualTo(OCTETS);
            message.content().close();
            message.content().close();
        }
    }

    private long files() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void what_finds_no_room_in_memory_comes_from_a_file_without_a_name() throws Exception {
        MemoryBudget none = new MemoryBudget(0);
        try (ScriptedServer server = mailbox()) {
            Holding holding = fetch(angus(server, none));

            assertThat(none.left()).as("nothing is kept in memory").isZero();
            assertThat(files()).isZero();
            assertWholeAndClose(holding);
            assertThat(none.left()).isZero();
        }
    }

    @Test
    void memory_is_given_back_when_messages_are_closed() throws Exception {
        MemoryBudget budget = new MemoryBudget(1_000_000);
        try (ScriptedServer server = mailbox()) {
            Holding holding = fetch(angus(server, budget));

            assertThat(budget.left()).isLessThanOrEqualTo(1_000_000 - MESSAGES * OCTETS);
            assertWholeAndClose(holding);
            assertThat(budget.left()).isEqualTo(1_000_000);
        }
    }

    @Test
    void what_nobody_takes_is_given_back_too() throws Exception {
        MemoryBudget budget = new MemoryBudget(1_000_000);
        try (ScriptedServer server = mailbox();
                MailboxReader reader = angus(server, budget).openReader(LOGIN)) {
            reader.examine(MailboxName.INBOX);

            assertThatThrownBy(() -> reader.fetch(all(), new Holding() {
                        @Override
                        public void message(FetchedMessage message) throws MailException {
                            message.content().close();
                            throw MailException.refused(FailureScope.MAILBOX, false, "take", "enough");
                        }
                    }))
                    .hasMessageContaining("enough");

            assertThat(budget.left()).isEqualTo(1_000_000);
        }
    }

    @Test
    @Timeout(60)
    void many_accounts_that_hold_all_they_have_fetched_never_wait_for_each_other() throws Exception {
        MemoryBudget tiny = new MemoryBudget(3L * OCTETS);
        ExecutorService accounts = Executors.newFixedThreadPool(8);
        try (ScriptedServer server = mailbox()) {
            AngusServer angus = angus(server, tiny);
            List<Future<Holding>> fetched = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                fetched.add(accounts.submit(() -> fetch(angus)));
            }
            List<Holding> held = new ArrayList<>();
            for (Future<Holding> account : fetched) {
                held.add(account.get(30, TimeUnit.SECONDS)); // none of them is closed yet
            }
            assertThat(tiny.left()).isNotNegative();
            for (Holding each : held) {
                assertWholeAndClose(each);
            }
        } finally {
            accounts.shutdownNow();
        }
        assertThat(tiny.left()).isEqualTo(3L * OCTETS);
    }
}
