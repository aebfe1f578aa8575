package net.mailmigrator.app;

import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.report.Outcome;
import net.mailmigrator.report.ReportBuilder;
import net.mailmigrator.verify.ManifestVerifier;
import net.mailmigrator.verify.VerifyOutcome;
import net.mailmigrator.verify.manifest.ManifestFile;
import net.mailmigrator.verify.manifest.ManifestHeader;
import org.jspecify.annotations.Nullable;

/** {@code verify --manifest}: compares an earlier manifest with the server as it is now; needs no journal. */
public final class VerifyManifest {
    private final Environment environment;

    /** A use case in an environment. */
    public VerifyManifest(Environment environment) {
        this.environment = environment;
    }

    /**
     * Reads, compares and reports.
     *
     * @param trace the account whose dialogue is wanted; null: none
     */
    public ExitStatus run(CommandOptions options, Path file, @Nullable String trace) {
        ManifestFile manifest =
                ManifestFile.read(environment.place().workingDirectory().resolve(file));
        ManifestHeader header = manifest.header();
        Workplace workplace = Workplace.open(environment, options, "verify");
        Selection selection = new Selection(List.of(header.account()), List.of(), List.of(), List.of(), false, false);
        try (Preparation preparation = new Preparation(workplace, selection, Progress.NONE, trace, StopRequest.NEVER)) {
            MappedAccount account = preparation.reading().selected().get(0).account();
            Side side = header.side() == ManifestHeader.Side.SOURCE
                    ? preparation.sides().source()
                    : preparation.sides().target();
            ReportBuilder builder = workplace.report().selection(selection.toArguments());
            builder.note("compared with the manifest of the " + header.side().word() + " that was made on "
                    + header.made() + " by " + header.program() + ": " + file);
            if (!side.address(account).equals(header.server())) {
                builder.note("the manifest is of the server " + header.server() + ", and " + side.address(account)
                        + " was looked at");
            }
            AccountReportBuilder report = AccountReport.of(account);
            try (MailboxReader reader = side.server(account).openReader(side.credentials(account))) {
                VerifyOutcome outcome = new ManifestVerifier(manifest).verify(reader);
                report.verified(outcome, environment.clock().instant());
                report.outcome(outcome.discrepancies().isEmpty() ? Outcome.DONE : Outcome.FAILED);
            } catch (MailException failure) {
                failed(failure, account, report, builder);
            }
            preparation.notes().forEach(builder::note);
            return workplace.finish(
                    builder.accounts(List.of(report.build())).next(workplace.next("show " + account.login())));
        }
    }

    private static void failed(
            MailException failure, MappedAccount account, AccountReportBuilder report, ReportBuilder builder) {
        String text = failure.sentence("Nothing was changed; verify again.");
        report.failed(
                new Failure(failure.scope(), "NOT-VERIFIED", "account " + account.login() + ": " + text, null, null));
        if (failure.scope() == FailureScope.RUN) {
            builder.note(text).exit(ExitStatus.UNREACHABLE);
        }
    }
}
