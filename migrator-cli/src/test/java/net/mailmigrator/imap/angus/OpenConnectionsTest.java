package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.TokenSource;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.ScriptedServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the time of a command is over, a server that does not answer holds nobody up. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(20)
class OpenConnectionsTest {
    @TempDir
    Path folder;

    @Test
    void cutting_ends_what_waits_for_an_answer_and_opens_nothing_any_more() throws MailException {
        OpenConnections connections = new OpenConnections();
        // the server is asked, does not answer, and the time is over
        try (ScriptedServer server = ScriptedSession.serving((command, client) -> connections.cut())) {
            AngusServer angus = new AngusServer(
                    Endpoints.clear(server.port()),
                    new AngusServer.Shared(folder, MemoryBudget.ofHeap(), TokenSource.NONE, connections),
                    line -> {});
            try (MailboxReader reader = angus.openReader(LOGIN)) {
                assertThatThrownBy(() -> reader.status(MailboxName.INBOX))
                        .asInstanceOf(InstanceOfAssertFactories.type(MailException.class))
                        .matches(MailException::connectionLost);
            }
            assertThatThrownBy(() -> angus.openReader(LOGIN))
                    .asInstanceOf(InstanceOfAssertFactories.type(MailException.class))
                    .matches(failure -> !failure.retryable())
                    .extracting(MailException::getMessage)
                    .asString()
                    .contains("the time of this command is over; nothing is lost");
        }
    }
}
