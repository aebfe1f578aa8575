package net.mailmigrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.InMemoryServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountInspectorTest {
    private static final MailboxName SENT = new MailboxName("INBOX.Gesendet");

    private final InMemoryServer server = new InMemoryServer('.', "INBOX.");

    @BeforeEach
    void fill() {
        server.addAccount("a", "right")
                .mailbox("INBOX.Gesendet")
                .withAttribute("\\Sent")
                .put("x".getBytes(StandardCharsets.US_ASCII), MessageFlags.NONE, null);
        server.account("a").subscribe(SENT);
        server.account("a").setQuota(new StorageQuota(1024, 4096L));
    }

    @Test
    void a_side_tells_namespaces_folders_counts_and_quota() throws MailException {
        SideInventory side = Objects.requireNonNull(inspect("right").source());

        assertThat(side.namespaces()).singleElement().hasFieldOrPropertyWithValue("prefix", "INBOX.");
        assertThat(side.mailboxes())
                .filteredOn(box -> box.name().equals(SENT))
                .singleElement()
                .satisfies(box -> {
                    assertThat(box.specialUse()).contains("sent");
                    assertThat(box.subscribed()).isTrue();
                });
        assertThat(side.status()).extractingByKey(SENT).hasFieldOrPropertyWithValue("messages", 1L);
        assertThat(side.quota()).isEqualTo(new StorageQuota(1024, 4096L));
    }

    @Test
    void a_folder_whose_status_is_refused_is_listed_with_the_server_s_words() throws MailException {
        refuse(FaultPoint.Step.BEFORE_STATUS, SENT);

        SideInventory side = Objects.requireNonNull(inspect("right").source());

        assertThat(side.refused()).containsEntry(SENT, "[NOPERM] no");
        assertThat(side.status()).containsOnlyKeys(MailboxName.INBOX);
    }

    @Test
    void a_refused_quota_is_no_quota() throws MailException {
        refuse(FaultPoint.Step.BEFORE_QUOTA, MailboxName.INBOX);

        assertThat(Objects.requireNonNull(inspect("right").source()).quota()).isNull();
    }

    @Test
    void a_wrong_password_is_a_failure_of_that_side_and_the_other_is_looked_at() throws MailException {
        AccountInventory inventory = AccountInspector.inspect("a", opener("wrong"), opener("right"));

        assertThat(inventory.source()).isNull();
        assertThat(inventory.target()).isNotNull();
        assertThat(inventory.targetFailure()).isNull();
        assertThat(inventory.sourceFailure()).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("SOURCE-NOT-OPENED");
            assertThat(failure.text())
                    .contains("account a", "[AUTHENTICATIONFAILED]")
                    .doesNotContain("wrong");
        });
    }

    @Test
    void a_connection_lost_on_the_way_is_a_failure_of_that_side() throws MailException {
        server.setFaults((step, mailbox) -> {
            if (step == FaultPoint.Step.BEFORE_STATUS) {
                throw MailException.lost("look at " + mailbox, "BYE", null);
            }
        });

        assertThat(inspect("right").sourceFailure()).isNotNull();
    }

    @Test
    void a_server_that_cannot_be_used_at_all_ends_the_run() {
        server.setFaults((step, mailbox) -> {
            throw MailException.refused(FailureScope.RUN, true, "connect to memory:0", "connection refused");
        });

        assertThatThrownBy(() -> inspect("right")).hasMessage("connect to memory:0: connection refused");
    }

    @Test
    void looking_opens_no_folder() throws MailException {
        server.setFaults((step, mailbox) -> {
            if (step == FaultPoint.Step.BEFORE_OPEN) {
                throw new IllegalStateException("opened " + mailbox);
            }
        });

        assertThat(inspect("right").sourceFailure()).isNull();
    }

    private AccountInventory inspect(String password) throws MailException {
        return AccountInspector.inspect("a", opener(password), null);
    }

    private AccountInspector.Opener opener(String password) {
        return () -> server.openReader(new Credentials("a", Secret.of(password), null));
    }

    private void refuse(FaultPoint.Step where, MailboxName which) {
        server.setFaults((step, mailbox) -> {
            if (step == where && mailbox.equals(which)) {
                throw MailException.refused(FailureScope.MAILBOX, false, "look at " + mailbox, "[NOPERM] no");
            }
        });
    }
}
