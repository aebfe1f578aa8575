package net.mailmigrator.testing;

import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.model.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Without quirks it is a server like any other. */
class QuirkServerTest extends MailboxContract {
    private final QuirkServer server = new QuirkServer(QuirkProfile.plain());

    @BeforeEach
    void anAccount() {
        server.addAccount("a");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected WritableServer server() {
        return new AngusServer(Endpoints.clear(server.port()));
    }

    @Override
    protected Credentials credentials() {
        return new Credentials("a*master", Secret.of(InMemoryServer.MASTER_PASSWORD), null);
    }
}
