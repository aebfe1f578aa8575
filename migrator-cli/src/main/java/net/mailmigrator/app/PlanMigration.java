package net.mailmigrator.app;

import java.util.Optional;
import net.mailmigrator.batch.RunProgress;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.journal.JournalReader;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ReportBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code plan}: read and map, inspect, plan, and say it. Changes nothing but the report folder. */
public final class PlanMigration {
    private static final Logger LOG = LoggerFactory.getLogger(PlanMigration.class);

    private final Environment environment;

    /** A use case in an environment. */
    public PlanMigration(Environment environment) {
        this.environment = environment;
    }

    /**
     * What is asked.
     *
     * @param trace the account whose dialogue is wanted; null: none
     * @param against the folder of an earlier plan's report, to say what differs; null: none
     */
    public record Request(
            CommandOptions options,
            Selection selection,
            Inspect inspect,
            @Nullable String trace,
            @Nullable String against) {}

    /** Plans and reports. */
    public ExitStatus run(Request request) {
        Workplace workplace = Workplace.open(environment, request.options(), "plan");
        CommandReport earlier = request.against() == null
                ? null
                : new PlanReports(workplace).in("--against", request.against(), "no folder with the report of a plan");
        Progress progress = new JournalReader(workplace.settings().journal()).progress();
        try (Preparation preparation =
                        new Preparation(workplace, request.selection(), progress, request.trace(), StopRequest.NEVER);
                RunProgress display = workplace.progress()) {
            MigrationPlan plan = preparation.plan(request.inspect(), progress, StopRequest.NEVER, display);
            display.close();
            plan.accounts().forEach(PlanMigration::log);
            PlanReport report = new PlanReport(plan, preparation.reading(), preparation.decisions());
            ProposedDecisions proposed = new ProposedDecisions(plan);
            Optional<String> unwritten = proposed.write(workplace.folder());
            ReportBuilder builder = report.fill(workplace.report(), progress)
                    .against(earlier)
                    .forecast(
                            LastRate.in(workplace.reportsOfBatch()).orElse(null),
                            workplace.settings().run(),
                            environment.clock().instant())
                    .selection(request.selection().toArguments())
                    .next(next(workplace, request, plan, proposed.isAnyOpen()));
            unwritten.ifPresent(builder::note);
            preparation.notes().forEach(builder::note);
            builder.applied(preparation.sides().workarounds());
            return workplace.finish(builder);
        }
    }

    private static void log(AccountPlan account) {
        account.findings()
                .forEach(finding -> LOG.info(
                        "{}: {} {}: {}",
                        account.account().login(),
                        finding.severity(),
                        finding.code().code(),
                        finding.text()));
    }

    private static String next(Workplace workplace, Request request, MigrationPlan plan, boolean open) {
        if (open || request.inspect() == Inspect.NONE) {
            return workplace.next(("plan " + request.selection().asTyped()).strip());
        }
        return workplace.next(("run " + request.selection().asTyped()).strip() + " --plan " + plan.digest());
    }
}
