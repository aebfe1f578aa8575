package net.mailmigrator.report;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.RetentionPreview;
import net.mailmigrator.verify.Discrepancy;
import net.mailmigrator.verify.VerifyOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One account of a report. Made by one of the methods called {@code of}.
 *
 * @param verification depth of the last verification; null: none yet
 * @param quotaState null where unknown
 * @param quotaBytes null unless {@code quotaState} is SET
 * @param usageBytes what it holds at the source; null: unknown
 * @param messages null where the account could not be opened
 * @param leftOut folders that are not copied
 * @param changes what the rules changed, field by field
 * @param deletions what became of copies whose source message is gone; only where that was asked for
 * @param copiedBytes brought by this command
 * @param checked null where this command did not verify the account
 * @param manifests that this command wrote
 * @param retention what deletion by age would take away; null where nothing is deleted by age, or there is no plan
 * @param mapped what it is mapped to, to tell from a later plan what has changed; null where there is no plan
 * @param planDigest of this account's part of the plan, to tell whether it differs by now; null where there is no plan
 * @param journal null where the journal does not know it
 */
public record AccountReport(
        String login,
        @Nullable String address,
        @Nullable String customer,
        @Nullable String wave,
        AccountState state,
        Outcome outcome,
        @Nullable Instant verifiedAt,
        @Nullable String verification,
        @Nullable QuotaState quotaState,
        @Nullable Long quotaBytes,
        @Nullable Long usageBytes,
        @Nullable MessageCounts messages,
        List<FolderReport> folders,
        List<FolderReport.LeftOut> leftOut,
        List<FieldChange> changes,
        List<FindingEntry> findings,
        List<Failure> failures,
        List<Discrepancy> discrepancies,
        List<Deletion> deletions,
        Totals.Besides besides,
        long copiedBytes,
        @Nullable Checked checked,
        List<ManifestEntry> manifests,
        @Nullable RetentionPreview retention,
        @Nullable SortedMap<String, String> mapped,
        @Nullable String planDigest,
        @Nullable JournalEntry journal) {

    /**
     * What verification looked at.
     *
     * @param messages how many were compared
     * @param rewritten how many the target changed in a known way
     * @param contents how many of them were read whole and compared by SHA-256
     * @param contentBytes read for that by this command
     * @param resumed contents that an earlier start of the same verification had read
     */
    public record Checked(long messages, long rewritten, long contents, long contentBytes, long resumed) {
        static Checked of(VerifyOutcome.Counts counts) {
            return new Checked(
                    counts.messages(), counts.rewritten(), counts.contents(), counts.contentOctets(), counts.resumed());
        }
    }

    public AccountReport {
        folders = List.copyOf(folders);
        leftOut = List.copyOf(leftOut);
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
        failures = List.copyOf(failures);
        discrepancies = List.copyOf(discrepancies);
        deletions = List.copyOf(deletions);
        manifests = List.copyOf(manifests);
    }

    /** How many copies of messages that the source no longer has met with this. */
    public long deletions(Deletion.Outcome wanted) {
        return deletions.stream()
                .filter(deletion -> deletion.outcome() == wanted)
                .count();
    }

    /** How many messages need not be at the target, since a decision accepts that. */
    long acceptedMessages() {
        return findings.stream()
                .filter(finding -> finding.code().equals(FindingCode.MESSAGE_ACCEPTED.code()))
                .count();
    }

    /** Whether it was left alone because it is not as the named plan said any more. */
    public boolean drifted() {
        return outcome == Outcome.LEFT
                && findings.stream().anyMatch(finding -> finding.code().equals(FindingCode.DRIFT.code()));
    }

    /** Begins with what is planned: mapped values, folder plan, findings, and a balance where all is still pending. */
    public static AccountReportBuilder of(AccountPlan plan) {
        return new AccountReportBuilder(plan.account().login()).planned(plan);
    }

    /** Begins with who it is. */
    public static AccountReportBuilder of(MappedAccount account) {
        return new AccountReportBuilder(account.login()).mapped(account);
    }

    /** Begins with what the journal says: state, balance of the last pass, last failure. */
    public static AccountReportBuilder of(AccountFacts facts) {
        return new AccountReportBuilder(facts.login()).standing(facts);
    }
}
