package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
import net.mailmigrator.testing.MigratorProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags that change on both sides after the first copy, on real mail servers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LaterFlagsIT {
    private static final String LOGIN = "domain.de1";

    @TempDir
    Path folder;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @Test
    void flags_that_change_later_are_carried_and_those_of_the_target_s_user_stay() throws MailException {
        try (Hoster hoster = new Hoster(folder, LOGIN)) {
            MailDelivery.intoMaildir(
                    hoster.source(), LOGIN, new MailGenerator(7).generate(40, 1, MailGenerator.SizeProfile.SMALL));
            assertThat(hoster.migrator("run").exit()).isZero();
            assertThat(hoster.targetMail(LOGIN)).isEqualTo(hoster.sourceMail(LOGIN));

            change(hoster.source(), UidSet.of(1, 2, 3), FlagChange.set(flags("\\Flagged", "spaeter")));
            change(hoster.source(), UidSet.of(2, 3), FlagChange.clear(flags("\\Seen")));
            MigratorProcess.Result later = hoster.migrator("run", "--json");

            assertThat(later.exit()).as(later.toString()).isZero();
            assertThat(later.out()).containsPattern("\"flagsChanged\"\\s*:\\s*3");
            assertThat(hoster.targetMail(LOGIN)).isEqualTo(hoster.sourceMail(LOGIN));

            change(hoster.target(), UidSet.of(1), FlagChange.clear(flags("spaeter")));
            MigratorProcess.Result last = hoster.migrator("run", "--json");

            assertThat(last.exit()).as(last.toString()).isZero();
            assertThat(last.out()).containsPattern("\"flagsChanged\"\\s*:\\s*0");
            assertThat(hoster.targetMail(LOGIN).minus(hoster.sourceMail(LOGIN))).hasSize(1);
        }
    }

    private static MessageFlags flags(String... wire) {
        return MessageFlags.parse(List.of(wire));
    }

    private static void change(DovecotServer server, UidSet uids, FlagChange change) throws MailException {
        try (MailboxWriter user = new AngusServer(Endpoints.clear(server.port())).openWriter(server.masterOf(LOGIN))) {
            user.select(MailboxName.INBOX);
            user.store(uids, change, 0);
        }
    }
}
