package net.mailmigrator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.mapping.MappingResult;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what shall happen to each account. Pure: equal values in, equal plan out. A first run and a resumed one
 * are planned alike; only the journal's progress differs.
 */
public final class MigrationPlanner {
    private final PlanRules rules;
    private final FolderPlanner folders;

    /** A planner for these rules. */
    public MigrationPlanner(PlanRules rules) {
        this.rules = rules;
        this.folders = new FolderPlanner(rules.folders());
    }

    /** Plans a batch, or the selected part of it. */
    public MigrationPlan plan(String batch, PlanInput input) {
        Map<String, List<String>> byTarget = Stream.concat(
                        input.accounts().stream().map(MappingResult::account), input.others().stream())
                .collect(Collectors.groupingBy(
                        rules.targetLogins()::of,
                        TreeMap::new,
                        Collectors.mapping(MappedAccount::login, Collectors.toList())));
        List<AccountPlan> accounts = input.accounts().stream()
                .map(result -> account(result, input, byTarget))
                .toList();
        return new MigrationPlan(batch, PlanDigest.of(batch, accounts), accounts, input.badRows());
    }

    private AccountPlan account(MappingResult result, PlanInput input, Map<String, List<String>> byTarget) {
        MappedAccount account = result.account();
        String login = account.login();
        AccountInventory inventory = input.inventories().get(login);
        FolderPlan folderPlan = inventory == null ? null : folders(account, inventory, input);
        List<Finding> findings = new ArrayList<>(result.findings());
        @Nullable
        RetentionPreview retention = rules.retention() == null
                ? null
                : new RetentionForecast(rules.retention())
                        .of(result.source(), account, inventory == null ? null : inventory.source(), folderPlan);
        Map<FindingCode, String> answers = answers(account, input.decisions());
        findings.addAll(RetentionForecast.findings(retention, answers.containsKey(FindingCode.RETENTION_PREVIEW)));
        findings.addAll(input.targetFindings().getOrDefault(login, List.of()));
        findings.addAll(sharedTarget(rules.targetLogins().of(account), byTarget));
        if (folderPlan != null) {
            findings.addAll(folderPlan.findings());
        }
        return new AccountPlan(result.source(), account, inventory, folderPlan, retention, findings, answers);
    }

    private static List<Finding> sharedTarget(String target, Map<String, List<String>> byTarget) {
        List<String> logins = byTarget.getOrDefault(target, List.of());
        return logins.size() < 2
                ? List.of()
                : List.of(Finding.of(
                        FindingCode.TARGET_LOGIN_TWICE, "accounts", String.join(", ", logins), "target", target));
    }

    private @Nullable FolderPlan folders(MappedAccount account, AccountInventory inventory, PlanInput input) {
        if (inventory.source() == null) {
            return null;
        }
        TargetSide target = inventory.target() == null
                ? TargetSide.unseen(shapeSeenElsewhere(account, input))
                : TargetSide.of(inventory.target(), whenNotEmpty(account, input.progress()));
        return folders.plan(inventory.source(), target);
    }

    /** An account that is not at the target yet will find there what the others find. */
    private static TargetShape shapeSeenElsewhere(MappedAccount account, PlanInput input) {
        return input.accounts().stream()
                .map(MappingResult::account)
                .filter(other -> Objects.equals(
                        other.targetImap().host(), account.targetImap().host()))
                .map(other -> input.inventories().get(other.login()))
                .filter(inventory -> inventory != null && inventory.target() != null)
                .map(inventory -> TargetShape.of(Objects.requireNonNull(inventory.target())))
                .findFirst()
                .orElse(TargetShape.ASSUMED);
    }

    /** Once a pass has begun, mail in the target folders is at least partly the tool's own. */
    private @Nullable FindingCode whenNotEmpty(MappedAccount account, Progress progress) {
        boolean begun = progress.account(account.login())
                .filter(facts -> facts.attempts() > 0)
                .isPresent();
        if (begun) {
            return null;
        }
        if (rules.existing() == null) {
            return FindingCode.TARGET_NOT_EMPTY;
        }
        return rules.existing().equals("refuse") ? FindingCode.TARGET_REFUSED_BY_RULE : null;
    }

    /**
     * The decision that names the account most closely holds, and each holds before the settings. It holds on although its finding is gone: a resumed run
     * needs it as much as the first.
     */
    private Map<FindingCode, String> answers(MappedAccount account, List<Decision> decisions) {
        Map<FindingCode, String> answers = new TreeMap<>();
        if (rules.existing() != null) {
            answers.put(FindingCode.TARGET_NOT_EMPTY, rules.existing());
        }
        decisions.stream()
                .filter(decision -> decision.concerns(account))
                .sorted(Comparator.comparing(Decision::rank))
                .forEach(decision -> answers.put(decision.code(), decision.answer()));
        return answers;
    }
}
