package net.mailmigrator.imap.angus;

import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.MailboxContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class AngusDovecotIT extends MailboxContract {
    private static DovecotServer dovecot;

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        dovecot = new DovecotOptions().namespace('.', "INBOX.").start().addUser("a", "secret");
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @Override
    protected WritableServer server() {
        return new AngusServer(Endpoints.clear(dovecot.port()));
    }

    @Override
    protected Credentials credentials() {
        return dovecot.masterOf("a");
    }

    @Override
    protected String prefix() {
        return "INBOX.";
    }
}
