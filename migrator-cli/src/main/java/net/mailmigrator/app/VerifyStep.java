package net.mailmigrator.app;

import java.time.Clock;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.verify.AccountVerifier;
import net.mailmigrator.verify.VerifyJob;
import net.mailmigrator.verify.VerifyOutcome;
import net.mailmigrator.verify.VerifySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies one account. Different accounts may run on different threads. */
final class VerifyStep {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyStep.class);

    private final VerifySettings settings;
    private final Sides sides;
    private final Clock clock;
    private final AccountVerifier verifier;

    VerifyStep(VerifySettings settings, Sides sides, Clock clock) {
        this.settings = settings;
        this.sides = sides;
        this.clock = clock;
        long seed = clock.instant().getEpochSecond();
        LOG.info("verification: {}, the sample of contents has the seed {}", settings, seed);
        this.verifier = new AccountVerifier(settings, clock, seed);
    }

    /**
     * Compares the target with what the last pass saw at the source.
     *
     * @param changedOnly only folders that changed since they were verified last
     * @throws MailException of scope RUN: a server as a whole cannot be used
     */
    void run(MappedAccount account, AccountJournal journal, AccountReportBuilder report, boolean changedOnly)
            throws MailException {
        if (changedOnly && settings.depth() == VerifySettings.Depth.NONE) {
            return;
        }
        VerifyJob job = new VerifyJob(
                account.login(),
                journal,
                () -> sides.target().server(account).openReader(sides.target().credentials(account)),
                () -> sides.source().server(account).openReader(sides.source().credentials(account)),
                changedOnly);
        VerifyOutcome outcome = verifier.verify(job);
        report.verified(outcome, clock.instant());
    }
}
