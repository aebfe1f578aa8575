package net.mailmigrator.imap.angus;

import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.MailboxContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same on a server of few extensions: synchronising literals, single appends, LSUB, no SASL-IR. */
class AngusPlainDovecotIT extends MailboxContract {
    private static DovecotServer dovecot;

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        dovecot = new DovecotOptions().start().addUser("a", "secret");
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @Override
    protected WritableServer server() {
        return new AngusServer(Endpoints.clearWithout(
                dovecot.port(),
                "LITERAL+",
                "MULTIAPPEND",
                "LIST-EXTENDED",
                "SPECIAL-USE",
                "SASL-IR",
                "CONDSTORE",
                "QRESYNC",
                "NAMESPACE",
                "ID",
                "AUTH=PLAIN"));
    }

    @Override
    protected Credentials credentials() {
        return new Credentials("a", Secret.of("secret"), null);
    }
}
