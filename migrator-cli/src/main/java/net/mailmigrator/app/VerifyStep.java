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
    private final VerifyJob.Resources resources;
    private final AccountVerifier verifier;

    /** @param seed of the sample of contents */
    VerifyStep(VerifySettings settings, Sides sides, Clock clock, VerifyJob.Resources resources, long seed) {
        this.settings = settings;
        this.sides = sides;
        this.clock = clock;
        this.resources = resources;
        LOG.info("verification: {}, the sample of contents has the seed {}", settings, seed);
        this.verifier = new AccountVerifier(settings, clock, seed);
    }

    /**
     * Compares the target with what the last pass saw at the source.
     *
     * @return what came of it, which the report has too
     * @throws MailException of scope RUN: a server as a whole cannot be used
     */
    VerifyOutcome run(MappedAccount account, AccountJournal journal, AccountReportBuilder report, VerifyJob.Scope scope)
            throws MailException {
        VerifyJob job = new VerifyJob(
                account.login(),
                journal,
                () -> sides.target().server(account).openReader(sides.target().credentials(account)),
                () -> sides.source().server(account).openReader(sides.source().credentials(account)),
                scope,
                resources);
        VerifyOutcome outcome = verifier.verify(job);
        report.verified(outcome, clock.instant());
        return outcome;
    }

    /** Whether all texts of an account were read, so that manifests can be made of it. */
    boolean isWhole(VerifyOutcome outcome) {
        return settings.contentPercent() == 100 && outcome.failures().isEmpty() && !outcome.stopped();
    }

    /** Whether the settings want a verification after each pass. */
    boolean isWanted() {
        return settings.depth() != VerifySettings.Depth.NONE;
    }
}
