package net.mailmigrator.imap.resilient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.core.IntervalFunction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.InMemoryServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetryingServerTest {
    private static final Credentials ANNA = new Credentials("anna", Secret.of("pw"), null);

    private final InMemoryServer server = new InMemoryServer();
    private final RetryingServer retrying = new RetryingServer(server, Retries.of("test", 3, IntervalFunction.of(1)));
    private final InMemoryMailbox inbox = server.addAccount("anna", "pw").mailbox("INBOX");

    @BeforeEach
    void five_messages() {
        for (int i = 1; i <= 5; i++) {
            inbox.put(("Subject: " + i + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII), MessageFlags.NONE, null);
        }
    }

    @Test
    void connects_again_while_the_server_is_away() throws MailException {
        AtomicInteger attempts = failing(Step.BEFORE_LOGIN, 2, lost());

        retrying.openReader(ANNA).close();

        assertThat(attempts).hasValue(3);
    }

    @Test
    void gives_up_after_the_last_attempt_with_the_last_failure() {
        AtomicInteger attempts = failing(Step.BEFORE_LOGIN, 9, lost());

        assertThatThrownBy(() -> retrying.openReader(ANNA)).hasMessage("talk to memory: connection reset");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void a_refused_login_is_not_tried_again() {
        AtomicInteger attempts = new AtomicInteger();
        server.setFaults((step, mailbox) -> attempts.incrementAndGet());

        assertThatThrownBy(() -> retrying.openReader(new Credentials("anna", Secret.of("wrong"), null)))
                .isInstanceOf(MailException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void a_listing_goes_on_where_the_connection_was_lost() throws MailException {
        MailboxReader reader = opened();
        failAfter(Step.AFTER_LISTED_MESSAGE, 3);
        List<Long> uids = new ArrayList<>();

        reader.listMessages(1, Long.MAX_VALUE, message -> uids.add(message.uid()));

        assertThat(uids).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_fetch_hands_over_no_message_twice() throws MailException {
        MailboxReader reader = opened();
        failAfter(Step.AFTER_FETCHED_MESSAGE, 2);
        Collected collected = new Collected(0);

        reader.fetch(UidSet.of(1, 2, 4, 5), collected);

        assertThat(collected.uids).containsExactly(1L, 2L, 4L, 5L);
    }

    @Test
    void what_the_receiver_throws_is_no_reason_to_read_again() throws MailException {
        MailboxReader reader = opened();
        Collected full = new Collected(2);

        assertThatThrownBy(() -> reader.fetch(UidSet.of(1, 2, 3), full)).hasMessage("append: target is gone");
        assertThat(full.uids).containsExactly(1L, 2L);
    }

    @Test
    void a_mailbox_whose_uidvalidity_changed_meanwhile_is_not_read_on() throws MailException {
        MailboxReader reader = opened();
        server.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LIST_MESSAGES) {
                server.setFaults(FaultPoint.NONE);
                inbox.renewUidValidity();
                throw lost();
            }
        });

        assertThatThrownBy(() -> reader.listMessages(1, 5, message -> {}))
                .hasMessageContaining("its UIDVALIDITY is now")
                .hasFieldOrPropertyWithValue("scope", FailureScope.MAILBOX);
    }

    @Test
    void an_append_is_never_repeated() throws MailException {
        MailboxWriter writer = retrying.openWriter(ANNA);
        failing(Step.AFTER_STORE, 1, lost());
        OutgoingMessage message = new OutgoingMessage(
                BytesContent.of("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                MessageFlags.NONE,
                InternalDate.ofEpochSecond(1_700_000_000));

        assertThatThrownBy(() -> writer.append(MailboxName.INBOX, List.of(message), () -> {}))
                .isInstanceOf(MailException.class);
        assertThat(inbox.messages()).hasSize(6);
    }

    private MailboxReader opened() throws MailException {
        MailboxReader reader = retrying.openReader(ANNA);
        reader.examine(MailboxName.INBOX);
        return reader;
    }

    private AtomicInteger failing(Step where, int times, MailException failure) {
        AtomicInteger attempts = new AtomicInteger();
        server.setFaults((step, mailbox) -> {
            if (step == where && attempts.incrementAndGet() <= times) {
                throw failure;
            }
        });
        return attempts;
    }

    private void failAfter(Step where, int passes) {
        AtomicInteger passed = new AtomicInteger();
        server.setFaults((step, mailbox) -> {
            if (step == where && passed.incrementAndGet() == passes) {
                throw lost();
            }
        });
    }

    private static MailException lost() {
        return MailException.lost("talk to memory", "connection reset", null);
    }

    private static final class Collected implements FetchSink {
        private final List<Long> uids = new ArrayList<>();
        private final int fullAt;

        Collected(int fullAt) {
            this.fullAt = fullAt;
        }

        @Override
        public void message(FetchedMessage message) throws MailException {
            message.content().close();
            uids.add(message.metadata().uid());
            if (uids.size() == fullAt) {
                throw MailException.lost("append", "target is gone", null);
            }
        }

        @Override
        public void unreadable(long uid, String answer) {
            uids.add(-uid);
        }

        @Override
        public void absent(long uid) {
            uids.add(-uid);
        }
    }
}
