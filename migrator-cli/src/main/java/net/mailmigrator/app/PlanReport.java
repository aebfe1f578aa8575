package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.config.AcceptedMessage;
import net.mailmigrator.config.GivenDecision;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.Decision;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.report.DecisionEntry;
import net.mailmigrator.report.PlanCharts;
import net.mailmigrator.report.ReportBuilder;

/** A plan in the words of reports. */
final class PlanReport {
    private final MigrationPlan plan;
    private final Reading reading;
    private final OperatorDecisions decisions;

    PlanReport(MigrationPlan plan, Reading reading, OperatorDecisions decisions) {
        this.plan = plan;
        this.reading = reading;
        this.decisions = decisions;
    }

    /** Everything the plan says. */
    ReportBuilder fill(ReportBuilder builder, Progress progress) {
        return frame(builder, List.of())
                .charts(PlanCharts.of(plan))
                .accounts(plan.accounts().stream()
                        .map(account -> account(account, progress))
                        .toList());
    }

    /**
     * Everything but the accounts.
     *
     * @param after what a run made of them, which tells whether decisions on single messages still concern any
     */
    ReportBuilder frame(ReportBuilder builder, List<AccountReport> after) {
        return builder.read(reading.read(), reading.outOfScope())
                .notSelected(reading.others().size())
                .planDigest(plan.digest())
                .badRows(plan.badRows())
                .others(reading.besides())
                .decisions(decisionsAfter(after));
    }

    private static AccountReport account(AccountPlan account, Progress progress) {
        AccountReportBuilder builder = AccountReport.of(account);
        progress.account(account.account().login()).ifPresent(builder::journal);
        return builder.build();
    }

    /** Open ones first, then those given, each as it was written. */
    private List<DecisionEntry> decisionEntries() {
        List<DecisionEntry> entries = new ArrayList<>();
        OpenQuestion.of(plan).stream().map(PlanReport::open).forEach(entries::add);
        decisions.given().stream().map(this::given).forEach(entries::add);
        entries.sort(Comparator.comparing(DecisionEntry::state));
        return entries;
    }

    private List<DecisionEntry> decisionsAfter(List<AccountReport> accounts) {
        List<DecisionEntry> entries = new ArrayList<>(decisionEntries());
        decisions.messages().forEach(message -> entries.add(accepted(message, accounts)));
        return entries;
    }

    private static DecisionEntry accepted(AcceptedMessage message, List<AccountReport> accounts) {
        String said = "the message with UID " + message.uid() + " of the folder " + message.folder() + " ";
        List<AccountReport> copied = accounts.stream()
                .filter(account -> message.account().equals(account.login())
                        || message.account().equalsIgnoreCase(account.address()))
                .filter(account -> account.messages() != null)
                .toList();
        boolean stale = !copied.isEmpty()
                && copied.stream()
                        .flatMap(account -> account.findings().stream())
                        .noneMatch(finding -> finding.code().equals(FindingCode.MESSAGE_ACCEPTED.code())
                                && finding.text().startsWith(said));
        return new DecisionEntry(
                stale ? DecisionEntry.State.STALE : DecisionEntry.State.GIVEN,
                message.code(),
                message.account(),
                null,
                "account " + message.account() + ", folder " + message.folder() + ", UID " + message.uid(),
                List.of("accept"),
                "accept",
                message.by(),
                message.why());
    }

    /** One decision answers all findings of its code, as of several folders. */
    private static DecisionEntry open(OpenQuestion question) {
        int more = question.findings().size() - 1;
        return new DecisionEntry(
                DecisionEntry.State.OPEN,
                question.code().code(),
                question.account(),
                question.customer(),
                question.findings().get(0).text()
                        + (more == 0 ? "" : " (and " + more + " more like this)")
                        + question.addition(),
                question.code().answers(),
                null,
                null,
                null);
    }

    private DecisionEntry given(GivenDecision given) {
        Decision decision = given.decision();
        return new DecisionEntry(
                isStale(decision) ? DecisionEntry.State.STALE : DecisionEntry.State.GIVEN,
                decision.code().code(),
                decision.account(),
                decision.customer(),
                OperatorDecisions.target(decision),
                decision.code().answers(),
                decision.answer(),
                given.by(),
                given.why());
    }

    /** Whether the plan did not look closely enough at an account to ask. */
    private static boolean isUnseen(FindingCode code, AccountPlan account) {
        return code == FindingCode.RETENTION_PREVIEW
                && account.retention() != null
                && account.retention().folders() == null;
    }

    /**
     * Whether no account raises the question any more. What a decision itself has put out of scope, and mail that is at
     * the target because it was copied, raise none either and are not stale.
     */
    private boolean isStale(Decision decision) {
        if (decision.code() == FindingCode.TARGET_NOT_EMPTY
                || reading.excluded().stream().anyMatch(account -> OperatorDecisions.concerns(decision, account))) {
            return false;
        }
        List<AccountPlan> concerned = plan.accounts().stream()
                .filter(account -> decision.concerns(account.account()))
                .toList();
        return !concerned.isEmpty()
                && concerned.stream().noneMatch(account -> isUnseen(decision.code(), account))
                && concerned.stream()
                        .flatMap(account -> account.findings().stream())
                        .noneMatch(finding -> Objects.equals(finding.code(), decision.code()));
    }
}
