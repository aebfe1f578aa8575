package net.mailmigrator.app;

import java.time.Clock;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.verify.VerifySettings;

/** Verifies one account; it begins to once the verifier has landed. */
final class VerifyStep {
    VerifyStep(VerifySettings settings, Sides sides, Clock clock) {}

    void run(MappedAccount account, AccountJournal journal, AccountReportBuilder report, boolean changedOnly)
            throws MailException {}
}
