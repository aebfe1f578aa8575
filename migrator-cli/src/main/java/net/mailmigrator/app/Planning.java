package net.mailmigrator.app;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.mailmigrator.batch.RunProgress;
import net.mailmigrator.config.GivenDecision;
import net.mailmigrator.config.Settings;
import net.mailmigrator.copy.CopySettings;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.inventory.AgeBounds;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.mapping.MappingResult;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.plan.MigrationPlanner;
import net.mailmigrator.plan.PlanInput;
import net.mailmigrator.plan.PlanRules;
import net.mailmigrator.plan.RetentionSettings;
import net.mailmigrator.provision.Provisioner;
import org.jspecify.annotations.Nullable;

/** Read and map, inspect, plan: what {@code plan} prints and {@code run} executes (I1). */
final class Planning {
    /** Nothing was copied yet; "run --only provision" makes accounts without a look at their mail. */
    private static final Set<AccountState> UNTOUCHED = Set.of(AccountState.NEW, AccountState.PROVISIONED);

    private final Settings settings;
    private final OperatorDecisions decisions;
    private final List<Provisioner> provisioners;
    private final LocalDate today;
    private final RunProgress display;

    /** @param today the day of the move, as far as it is known */
    Planning(
            Settings settings,
            OperatorDecisions decisions,
            List<Provisioner> provisioners,
            LocalDate today,
            RunProgress display) {
        this.settings = settings;
        this.decisions = decisions;
        this.provisioners = provisioners;
        this.today = today;
        this.display = display;
    }

    /** Plans what was read. */
    MigrationPlan plan(Reading reading, Sides sides, Inspect inspect, Progress progress, StopRequest stop) {
        Map<String, AccountInventory> inventories = inspect == Inspect.NONE
                ? Map.of()
                : new InspectAccounts(
                                sides, !provisioners.isEmpty(), result -> ages(result, inspect, progress), display)
                        .inspect(reading.selected(), progress, slots(settings), stop);
        PlanInput input = new PlanInput(
                reading.selected(),
                reading.badRows(),
                inventories,
                targetFindings(reading.selected(), sides),
                progress,
                decisions.given().stream().map(GivenDecision::decision).toList(),
                reading.others());
        return new MigrationPlanner(rules(sides.target())).plan(settings.batch(), input);
    }

    /** As many accounts at once as can have a connection on either side. */
    static int slots(Settings settings) {
        return Math.min(
                settings.run().parallelAccounts(),
                Math.min(
                        settings.run().source().connections(),
                        settings.run().target().connections()));
    }

    private PlanRules rules(Side target) {
        CopySettings.Existing existing = settings.copy().existing();
        return new PlanRules(
                settings.folders(),
                existing == null ? null : existing.name().toLowerCase(Locale.ROOT),
                target::owner,
                retention());
    }

    /** What to count in an account's mail; a run does only as long as the account can be left out for it. */
    private @Nullable AgeBounds ages(MappingResult result, Inspect inspect, Progress progress) {
        @Nullable RetentionSettings retention = retention();
        boolean wanted = inspect == Inspect.DEEP || (inspect == Inspect.RUN && isNew(result, progress));
        return retention == null || !wanted ? null : retention.bounds(result.source(), result.account());
    }

    private boolean isNew(MappingResult result, Progress progress) {
        return progress.account(result.account().login())
                        .filter(facts -> !UNTOUCHED.contains(facts.state()))
                        .isEmpty()
                && decisions
                        .answer(FindingCode.RETENTION_PREVIEW, result.source())
                        .isEmpty();
    }

    /** Where targets differ, the one that begins first. */
    private @Nullable RetentionSettings retention() {
        return provisioners.stream()
                .map(Provisioner::ageBasis)
                .min(Comparator.naturalOrder())
                .map(basis -> new RetentionSettings(
                        today, settings.rules().retention().graceDays(), basis))
                .orElse(null);
    }

    private Map<String, List<Finding>> targetFindings(List<MappingResult> accounts, Sides sides) {
        Map<String, List<Finding>> findings = new TreeMap<>();
        for (MappingResult result : accounts) {
            findings.put(
                    result.account().login(),
                    Stream.concat(
                                    provisioners.stream()
                                            .flatMap(provisioner -> provisioner.examine(result.account()).stream()),
                                    sides.ontoItself(result.account()).stream())
                            .toList());
        }
        return findings;
    }
}
