package net.mailmigrator.imap.angus;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.MailboxContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Quick, without a Dovecot. GreenMail parses messages anew, so this proves nothing about octets of odd messages. */
class AngusGreenMailTest extends MailboxContract {
    private static GreenMail greenMail;

    @BeforeAll
    static void start() {
        greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        greenMail.setUser("a@example.org", "a", "secret");
        greenMail.start();
    }

    @AfterAll
    static void stop() {
        if (greenMail != null) {
            greenMail.stop();
        }
    }

    @Override
    protected WritableServer server() {
        return new AngusServer(Endpoints.clear(greenMail.getImap().getPort()));
    }

    @Override
    protected Credentials credentials() {
        return new Credentials("a", Secret.of("secret"), null);
    }
}
