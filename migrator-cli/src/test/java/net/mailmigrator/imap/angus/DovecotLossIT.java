package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A real server that goes away. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DovecotLossIT {
    private DovecotServer dovecot;
    private AngusServer angus;

    @BeforeEach
    void start() {
        Dovecots.assumeAvailable();
        dovecot = new DovecotOptions().start().addUser("a", "x");
        angus = new AngusServer(Endpoints.clear(dovecot.port()));
    }

    @AfterEach
    void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    private static List<OutgoingMessage> messages(int count) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(new OutgoingMessage(
                    BytesContent.of("Subject: " + i + "\r\n\r\ntext\r\n"),
                    MessageFlags.NONE,
                    InternalDate.ofEpochSecond(1_000_000_000)));
        }
        return messages;
    }

    @Test
    void a_server_that_dies_before_the_last_line_end_has_stored_nothing() throws MailException {
        try (MailboxWriter writer = angus.openWriter(dovecot.masterOf("a"))) {
            assertThatThrownBy(() -> writer.append(MailboxName.INBOX, messages(50), dovecot::kill))
                    .isInstanceOfSatisfying(
                            MailException.class,
                            e -> assertThat(e.connectionLost()).isTrue());
        }

        dovecot.restart();

        try (MailboxReader reader = angus.openReader(dovecot.masterOf("a"))) {
            assertThat(reader.status(MailboxName.INBOX).messages()).isZero();
        }
    }

    @Test
    void a_session_whose_server_was_stopped_says_so_and_a_new_one_works() throws MailException {
        try (MailboxWriter writer = angus.openWriter(dovecot.masterOf("a"))) {
            assertThat(writer.append(MailboxName.INBOX, messages(3), () -> {}))
                    .isInstanceOf(AppendResult.Appended.class);
            dovecot.restart();

            assertThatThrownBy(() -> writer.status(MailboxName.INBOX))
                    .isInstanceOfSatisfying(
                            MailException.class,
                            e -> assertThat(e.connectionLost()).isTrue());
        }
        try (MailboxReader reader = angus.openReader(dovecot.masterOf("a"))) {
            assertThat(reader.status(MailboxName.INBOX).messages()).isEqualTo(3);
        }
    }
}
