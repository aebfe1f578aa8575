package net.mailmigrator.testing;

import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.Secret;

class InMemoryMailboxesTest extends MailboxContract {
    private final InMemoryServer server = new InMemoryServer('.', "INBOX.");

    InMemoryMailboxesTest() {
        server.addAccount("a", "secret");
    }

    @Override
    protected WritableServer server() {
        return server;
    }

    @Override
    protected Credentials credentials() {
        return new Credentials("a", Secret.of("secret"), null);
    }

    @Override
    protected String prefix() {
        return "INBOX.";
    }
}
