package net.mailmigrator.imap.angus;

import java.util.Set;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.testing.CyrusOptions;
import net.mailmigrator.testing.CyrusServer;
import net.mailmigrator.testing.Cyruses;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.MailboxContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class AngusCyrusIT extends MailboxContract {
    private static CyrusServer cyrus;

    @BeforeAll
    static void start() {
        Cyruses.assumeAvailable();
        cyrus = new CyrusOptions().classicNames().start().addUser("a", "secret");
    }

    @AfterAll
    static void stop() {
        if (cyrus != null) {
            cyrus.close();
        }
    }

    @Override
    protected WritableServer server() {
        return new AngusServer(Endpoints.clear(cyrus.port()));
    }

    @Override
    protected Credentials credentials() {
        return cyrus.masterOf("a");
    }

    @Override
    protected String prefix() {
        return "INBOX.";
    }

    @Override
    protected Set<String> namesItRefuses() {
        return Set.of("Projekt \"Nord\"", "100% sicher");
    }
}
