package net.mailmigrator.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.OldPanel;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/** Runs the rules over all accounts of the source. Pure: the same input gives the same result. */
public final class AccountMapper {
    private static final int MOST_NAMED = 20;

    private final MappingSettings settings;
    private final MappingRules rules;
    private final ScopeFilter scope;
    private final Decisions decisions;
    private final @Nullable LocalDate today;
    private final MoveDay move;

    /** Where the day of the move is not known. */
    public AccountMapper(MappingSettings settings, MappingRules rules, ScopeFilter scope, Decisions decisions) {
        this(settings, rules, scope, decisions, null);
    }

    /**
     * A mapper.
     *
     * @param decisions what operators answered so far
     * @param today the day of the move, as far as it is known; null: not known
     */
    public AccountMapper(
            MappingSettings settings,
            MappingRules rules,
            ScopeFilter scope,
            Decisions decisions,
            @Nullable LocalDate today) {
        this.move = MoveDay.of(settings.lists().switchDate(), today);
        this.settings = settings;
        this.rules = rules;
        this.scope = scope;
        this.decisions = decisions;
        this.today = today;
    }

    /** Maps accounts of which nothing else is known, in their order. */
    public Mapping map(List<SourceAccount> accounts) {
        return map(OldPanel.of(accounts));
    }

    /** Maps the accounts in their order, and looks at what else there is. */
    public Mapping map(OldPanel panel) {
        List<SourceAccount> accounts = panel.accounts();
        List<SourceAccount> inScope = new ArrayList<>();
        List<SourceAccount> outOfScope = new ArrayList<>();
        accounts.forEach(account -> (isOut(account) ? outOfScope : inScope).add(account));
        // a move that begins today is over by the end of the next day (R6)
        Waves waves = Waves.of(inScope, settings.waves(), today == null ? null : today.plusDays(1));
        Rules all = new Rules(
                settings, rules, decisions, new Surroundings(scope, waves, new AddressBook(panel, scope), move));
        List<Rule> inOrder = all.over(inScope);
        List<String> notes = new ArrayList<>(notes(accounts));
        notes.addAll(waves.notes());
        List<MappingResult> results =
                inScope.stream().map(account -> apply(inOrder, account)).toList();
        return new Mapping(results, outOfScope, all.others(panel, inScope), notes);
    }

    /** What a list names beside the accounts that there are. */
    private List<String> notes(List<SourceAccount> accounts) {
        if (!(settings.quota() instanceof QuotaPolicy.Manual manual)) {
            return List.of();
        }
        NavigableSet<String> unknown = new TreeSet<>(manual.byLogin().keySet());
        accounts.forEach(account -> unknown.remove(account.login()));
        return unknown.isEmpty()
                ? List.of()
                : List.of("the list of quotas names logins that the source does not have: "
                        + unknown.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (unknown.size() > MOST_NAMED ? " and " + (unknown.size() - MOST_NAMED) + " more" : ""));
    }

    private MappingResult apply(List<Rule> inOrder, SourceAccount account) {
        AccountDraft draft = new AccountDraft(account, decisions);
        inOrder.forEach(rule -> rule.apply(draft));
        return withKnownIssues(draft.result());
    }

    /** R8: by what the account was and by what the rules have made of it. */
    private MappingResult withKnownIssues(MappingResult result) {
        List<Finding> findings = new ArrayList<>(result.findings());
        rules.issues().stream()
                .filter(issue -> issue.concerns(result.source(), result.account(), today))
                .map(issue -> Finding.of(issue.code(), "id", issue.id(), "text", issue.words()))
                .forEach(findings::add);
        return new MappingResult(result.source(), result.account(), findings);
    }

    /** What the settings exclude, and what is asked about and an operator has excluded. */
    private boolean isOut(SourceAccount account) {
        ScopeFilter.Scope judged = scope.judge(account);
        boolean asked = judged == ScopeFilter.Scope.UNDECIDED || account.defect() != null;
        return judged == ScopeFilter.Scope.OUT || (asked && isExcluded(account)) || isLeftOut(account);
    }

    /** A login that the target does not take, and an operator leaves the account behind for that. */
    private boolean isLeftOut(SourceAccount account) {
        return settings.lists().logins() == LoginStrategy.EMAIL_ONLY
                && decisions
                        .answer(FindingCode.LOGIN_NOT_EMAIL, account)
                        .filter("leave-out"::equals)
                        .isPresent();
    }

    private boolean isExcluded(SourceAccount account) {
        return decisions
                .answer(ScopeRule.question(account), account)
                .filter("exclude"::equals)
                .isPresent();
    }

    /**
     * All accounts of the source after the rules.
     *
     * @param results accounts in scope, and those whose scope is undecided (they have the finding
     *     {@link FindingCode#SCOPE_UNDECIDED})
     * @param outOfScope accounts that this move leaves alone
     * @param others what was noticed about addresses without account, domains, their admins and customers
     * @param notes remarks on no account in particular, for people
     */
    public record Mapping(
            List<MappingResult> results,
            List<SourceAccount> outOfScope,
            List<OtherFindings> others,
            List<String> notes) {
        public Mapping {
            results = List.copyOf(results);
            outOfScope = List.copyOf(outOfScope);
            others = List.copyOf(others);
            notes = List.copyOf(notes);
        }
    }
}
