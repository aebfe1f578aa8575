package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
import net.mailmigrator.testing.MailGenerator.SizeProfile;
import net.mailmigrator.testing.MigratorProcess;
import net.mailmigrator.testing.Steps;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Dovecot that is stopped in the middle of a run, and started again when the run has noticed that it is away. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestartedServerIT {
    private static final String[] LOGINS = {"domain.de1", "domain.de2", "domain.de3"};

    @TempDir
    Path folder;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @Test
    void the_old_server_is_away_for_a_while_and_no_account_fails() {
        assertRestartIsSurvived(true);
    }

    @Test
    void the_new_server_is_away_for_a_while_and_no_account_fails() {
        assertRestartIsSurvived(false);
    }

    private void assertRestartIsSurvived(boolean old) {
        try (Hoster hoster = new Hoster(folder, LOGINS)) {
            for (String login : LOGINS) {
                MailDelivery.intoMaildir(
                        hoster.source(), login, new MailGenerator(11).generate(150, 3, SizeProfile.SMALL));
            }
            Steps steps = hoster.countingSteps();
            steps.arm(90, () -> (old ? hoster.source() : hoster.target()).stop());
            try (MigratorProcess run = hoster.start("run")) {
                run.awaitError("its accounts wait for it");
                (old ? hoster.source() : hoster.target()).restart();

                MigratorProcess.Result result = run.await();

                assertThat(result.exit()).as(result.toString()).isZero();
                assertThat(result.err()).contains("it answers again, after ");
                assertThat(result.out()).contains("3 in scope   3 done");
            }
            for (String login : LOGINS) {
                assertThat(hoster.targetMail(login)).isEqualTo(hoster.sourceMail(login));
            }
        }
    }
}
