package net.mailmigrator.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Severity;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.MappedFields;
import net.mailmigrator.plan.PlanDigest;
import net.mailmigrator.plan.RetentionPreview;
import net.mailmigrator.verify.Discrepancy;
import net.mailmigrator.verify.VerifyOutcome;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one account. One thread. */
public final class AccountReportBuilder {

    private final String login;
    private @Nullable String address;
    private @Nullable String customer;
    private @Nullable String wave;
    private AccountState state = AccountState.NEW;
    private @Nullable Outcome outcome;
    private @Nullable Instant verifiedAt;
    private @Nullable String verification;
    private @Nullable QuotaState quotaState;
    private @Nullable Long quotaBytes;
    private @Nullable Long usageBytes;
    private @Nullable MessageCounts messages;
    private List<FolderReport> folders = List.of();
    private List<FolderReport.LeftOut> leftOut = List.of();
    private List<FieldChange> changes = List.of();
    private final Set<FindingEntry> findings = new LinkedHashSet<>();
    private final List<Failure> lookFailures = new ArrayList<>();
    private final Set<Failure> failures = new LinkedHashSet<>();
    private final Set<String> answered = new HashSet<>();
    private @Nullable String planDigest;
    private final Set<Discrepancy> discrepancies = new LinkedHashSet<>();
    private List<Deletion> deletions = List.of();
    private Totals.Besides besides = Totals.Besides.NONE;
    private long copiedBytes;
    private AccountReport.@Nullable Checked checked;
    private List<ManifestEntry> manifests = List.of();
    private @Nullable RetentionPreview retention;
    private @Nullable SortedMap<String, String> mapped;
    private @Nullable JournalEntry journal;

    AccountReportBuilder(String login) {
        this.login = login;
    }

    AccountReportBuilder mapped(MappedAccount account) {
        address = account.address() == null ? null : account.address().toString();
        customer = account.customer();
        wave = account.wave();
        return this;
    }

    AccountReportBuilder planned(AccountPlan plan) {
        MappedAccount account = plan.account();
        mapped(account);
        quota(account.quota());
        usageBytes = PlannedMail.usage(plan);
        messages = PlannedMail.balance(plan);
        folders = PlannedMail.folders(plan);
        leftOut = PlannedMail.leftOut(plan);
        changes = account.changes();
        retention = plan.retention();
        mapped = MappedFields.of(account);
        planDigest = PlanDigest.of(plan);
        plan.answers().keySet().stream().map(FindingCode::code).forEach(answered::add);
        findings(plan.findings());
        AccountInventory inventory = plan.inventory();
        if (inventory != null) {
            addIfPresent(inventory.sourceFailure());
            addIfPresent(inventory.targetFailure());
        }
        return this;
    }

    AccountReportBuilder standing(AccountFacts facts) {
        address = facts.address();
        customer = facts.customer();
        wave = facts.wave();
        messages = seenLater(facts);
        if (facts.failure() != null) {
            failures.add(facts.failure());
        }
        return journal(facts);
    }

    /** State, verification and counters as the journal has them; an earlier failure is mentioned, not counted. */
    public AccountReportBuilder journal(AccountFacts facts) {
        state = facts.state();
        verifiedAt = facts.verifiedAt();
        verification = facts.verification();
        journal = JournalEntry.of(facts);
        return this;
    }

    /**
     * What a pass brought; replaces the plan's balance and folders, and what failed while only looking. A folder without
     * a target is one that the plan leaves out, and stands there already.
     */
    public AccountReportBuilder copied(CopyOutcome copy) {
        lookFailures.clear();
        failures.addAll(copy.failures());
        findings(copy.findings());
        copy.lateDuplicates().stream().map(Discrepancy::of).forEach(discrepancies::add);
        messages = copy.counts();
        folders = copy.folders().stream()
                .filter(folder -> !folder.target().isEmpty())
                .map(folder -> new FolderReport(folder.source(), folder.target(), folder.counts(), null))
                .toList();
        copiedBytes = copy.copiedOctets();
        deletions = copy.deletions();
        besides = besides.plus(new Totals.Besides(
                copy.flagsChanged(),
                copy.deletedAtTarget(),
                copy.newSincePass(),
                copy.goneAtSource(),
                copy.goneAtTarget(),
                copy.unknownAtTarget()));
        return this;
    }

    /** What verification found. */
    public AccountReportBuilder verified(VerifyOutcome verify, Instant at) {
        if (verify.stopped()) {
            outcome = Outcome.LEFT;
        } else if (verify.failures().isEmpty()) {
            verifiedAt = at;
            verification = verify.depth();
        }
        checked = AccountReport.Checked.of(verify.counts());
        discrepancies.addAll(verify.discrepancies());
        failures.addAll(verify.failures());
        long more = Math.max(0, verify.counts().unknownAtTarget() - besides.unknownAtTarget());
        besides = besides.plus(new Totals.Besides(0, 0, 0, 0, verify.counts().goneAtTarget(), more));
        return this;
    }

    /** Manifests that were written. */
    public AccountReportBuilder manifests(List<ManifestEntry> written) {
        manifests = List.copyOf(written);
        return this;
    }

    /** The balance of the last pass, for a command that copies nothing itself. */
    public AccountReportBuilder balanceOfLastPass(AccountFacts facts) {
        return balance(seenLater(facts), List.of());
    }

    /**
     * The pass did not come to its end, or not yet: what the journal has counted since it began is there already. Only
     * for commands that look.
     */
    public AccountReportBuilder cutOff(AccountFacts facts) {
        MessageCounts begun = seenLater(facts);
        if (begun != null && begun.pending() > 0) {
            long more = Math.min(begun.pending(), Math.max(0, facts.appended() - begun.alreadyThere()));
            messages = begun.plus(new MessageCounts(0, 0, more, 0, 0, 0, 0, 0, 0, -more));
        }
        return this;
    }

    private static @Nullable MessageCounts seenLater(AccountFacts facts) {
        MessageCounts last = facts.lastPass();
        return last == null ? null : last.asSeenLater();
    }

    /** The folders as the journal has them. */
    public AccountReportBuilder folders(List<FolderReport> byFolder) {
        folders = List.copyOf(byFolder);
        return this;
    }

    /** The balance and folders of an earlier pass, for {@code show}, and of accounts that are left out as a whole. */
    public AccountReportBuilder balance(@Nullable MessageCounts counts, List<FolderReport> byFolder) {
        messages = counts;
        folders = List.copyOf(byFolder);
        return this;
    }

    /** Something else went wrong, as in provisioning. */
    public AccountReportBuilder failed(Failure failure) {
        failures.add(failure);
        return this;
    }

    /** Something else was noticed. */
    public AccountReportBuilder findings(List<Finding> more) {
        more.stream().map(FindingEntry::of).forEach(findings::add);
        return this;
    }

    /** Says what the command made of the account, instead of deriving it from failures, findings and state. */
    public AccountReportBuilder outcome(Outcome known) {
        outcome = known;
        return this;
    }

    /** The finished account. */
    public AccountReport build() {
        Set<Failure> all = new LinkedHashSet<>(lookFailures);
        all.addAll(failures);
        return new AccountReport(
                login,
                address,
                customer,
                wave,
                state,
                outcome == null ? derived(all) : outcome,
                verifiedAt,
                verification,
                quotaState,
                quotaBytes,
                usageBytes,
                messages,
                folders,
                leftOut,
                changes,
                List.copyOf(findings),
                List.copyOf(all),
                List.copyOf(discrepancies),
                deletions,
                besides,
                copiedBytes,
                checked,
                manifests,
                retention,
                mapped,
                planDigest,
                journal);
    }

    private Outcome derived(Set<Failure> all) {
        if (!all.isEmpty() || !discrepancies.isEmpty() || state == AccountState.FAILED || has(Severity.ERROR)) {
            return Outcome.FAILED;
        }
        if (asksForDecision() || (messages != null && messages.undecided() > accepted())) {
            return Outcome.UNDECIDED;
        }
        boolean nothingPending = messages == null || messages.pending() == 0;
        return nothingPending && arrived() ? Outcome.DONE : Outcome.LEFT;
    }

    private boolean arrived() {
        return switch (state) {
            case SYNCED, FROZEN, SWITCHED, DONE -> true;
            case NEW, PROVISIONED, FAILED, HELD, ROLLED_BACK -> false;
        };
    }

    private long accepted() {
        return findings.stream()
                .filter(finding -> finding.code().equals(FindingCode.MESSAGE_ACCEPTED.code()))
                .count();
    }

    private boolean asksForDecision() {
        return findings.stream()
                .anyMatch(finding -> finding.severity() == Severity.DECIDE && !answered.contains(finding.code()));
    }

    private boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }

    private void addIfPresent(@Nullable Failure failure) {
        if (failure != null) {
            lookFailures.add(failure);
        }
    }

    private void quota(QuotaLimit limit) {
        if (limit instanceof QuotaLimit.Bytes bytes) {
            quotaState = QuotaState.SET;
            quotaBytes = bytes.bytes();
        } else {
            quotaState = limit instanceof QuotaLimit.Unlimited ? QuotaState.UNLIMITED : QuotaState.UNSET;
            quotaBytes = null;
        }
    }
}
