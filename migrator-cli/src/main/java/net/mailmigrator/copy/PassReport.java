package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.copy.CopyOutcome.FolderOutcome;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.FormerUid;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.LateDuplicate;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/** Gathers what a pass over one account brought. One thread. */
final class PassReport {
    private final String login;
    private final FailureWords words;
    private final Map<FolderPlan.Entry, Optional<MessageCounts>> folders = new LinkedHashMap<>();
    private final List<FolderOutcome> leftOut = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<LateDuplicate> lateDuplicates = new LinkedHashSet<>();
    private long copiedOctets;
    private final Map<MailboxName, Long> unknownAtTarget = new LinkedHashMap<>();
    private final Map<FolderPlan.Entry, Long> flagsChanged = new LinkedHashMap<>();
    private final Map<FolderPlan.Entry, Finding> flagsNotKept = new LinkedHashMap<>();
    private final Map<FolderPlan.Entry, Finding> readByCopying = new LinkedHashMap<>();
    private long deletionsBegun;
    private final DeletionResults deletions;
    private final Map<FolderPlan.Entry, Long> flagsSentAgain = new LinkedHashMap<>();
    private final Set<Long> reboundSources = new HashSet<>();
    private final Set<Long> reboundTargets = new HashSet<>();
    private final Map<FolderPlan.Entry, UidSet> twice = new LinkedHashMap<>();
    private final Map<FolderPlan.Entry, Long> outOfOrder = new LinkedHashMap<>();
    private CopySettings.DualDelivery dualDelivery = CopySettings.DualDelivery.COPY;
    private long goneAtSource;
    private long goneAtTarget;
    private long newSincePass;
    private boolean stopped;
    private @Nullable String shortage;

    PassReport(CopyJob job) {
        this.login = job.login();
        this.words = new FailureWords(login);
        this.deletions = new DeletionResults(job.folders());
    }

    /** What becomes of copies whose source message is gone. */
    DeletionResults deletions() {
        return deletions;
    }

    /** Copies that a run was taking away when it ended, as many as are left of them now. */
    void deletionsBegun(long messages) {
        deletionsBegun = messages;
    }

    /** The balance of one mailbox; a later attempt replaces an earlier one. */
    void folder(FolderPlan.Entry entry, MessageCounts counts) {
        folders.put(entry, Optional.of(counts));
    }

    /** A mailbox that was not opened, and of which the source said no number. */
    void notOpened(FolderPlan.Entry entry) {
        folders.put(entry, Optional.empty());
    }

    boolean has(FolderPlan.Entry entry) {
        return folders.containsKey(entry);
    }

    /** A mailbox that a rule leaves out counts as excluded. */
    void excluded(FolderPlan.LeftOut folder) {
        long messages = folder.messages() == null ? 0 : folder.messages();
        leftOut.add(new FolderOutcome(
                folder.sourceFolder(), "", new MessageCounts(messages, 0, 0, 0, messages, 0, 0, 0, 0, 0)));
    }

    void copiedOctets(long octets) {
        copiedOctets += octets;
    }

    /** Messages of a target mailbox that no row accounts for; joined sources and repeated attempts see the same. */
    void unknownAtTarget(FolderPlan.Entry entry, long messages) {
        unknownAtTarget.put(entry.target(), messages);
    }

    /** Mail that was delivered to both systems; a repeated attempt may see the same. */
    void twiceDelivered(FolderPlan.Entry entry, UidSet sourceUids, CopySettings.DualDelivery what) {
        twice.merge(entry, sourceUids, UidSet::with);
        dualDelivery = what;
    }

    /** Messages that stand behind later ones; a repeated attempt may see the same. */
    void outOfOrder(FolderPlan.Entry entry, long messages) {
        outOfOrder.put(entry, messages);
    }

    void notSubscribed(FolderPlan.Entry entry, String answer) {
        findings.add(Finding.of(FindingCode.NOT_SUBSCRIBED, "folder", entry.targetFolder(), "answer", answer));
    }

    /** Messages whose flags had changed at the source, and were carried. */
    void flagsChanged(FolderPlan.Entry entry, long messages) {
        flagsChanged.merge(entry, messages, Long::sum);
    }

    /** What the target does not keep; one finding per folder, however often it is tried. */
    void flagsNotKept(FolderPlan.Entry entry, KeptFlags kept) {
        if (kept.messages() > 0) {
            flagsNotKept.put(
                    entry,
                    Finding.of(
                            FindingCode.FLAGS_NOT_KEPT,
                            "folder",
                            entry.targetFolder(),
                            "flags",
                            String.join(", ", kept.lost()),
                            "messages",
                            String.valueOf(kept.messages())));
        }
    }

    /** Unread messages that became read by being copied; one finding per folder. */
    void sourceSetsSeen(FolderPlan.Entry entry, long messages, boolean restored) {
        readByCopying.put(
                entry,
                Finding.of(
                        FindingCode.SOURCE_SETS_SEEN,
                        "messages",
                        String.valueOf(messages),
                        "folder",
                        entry.sourceFolder(),
                        "where",
                        restored ? "there, and are unread at the target" : "on both sides now"));
    }

    /** Messages that had lost flags which were sent with them, and got them once more. */
    void flagsSentAgain(FolderPlan.Entry entry, long messages) {
        if (messages > 0) {
            flagsSentAgain.merge(entry, messages, Long::sum);
        }
    }

    /** The rows of a source mailbox followed it to its new name. */
    void renamedAtSource(MailboxName before, FolderPlan.Entry entry) {
        findings.add(
                Finding.of(FindingCode.RENAMED_AT_SOURCE, "before", before.decoded(), "source", entry.sourceFolder()));
    }

    /** The rows of a target mailbox followed it to its new name. */
    void renamedAtTarget(String before, String sourceFolder, MailboxName now) {
        findings.add(Finding.of(
                FindingCode.RENAMED_AT_TARGET, "before", before, "target", now.decoded(), "source", sourceFolder));
    }

    /** The rows of a source mailbox were bound to other UIDs. */
    void reboundSource(FolderPlan.Entry entry, long sourceMailboxId, long found, long known) {
        reboundSources.add(sourceMailboxId);
        recognised("source", entry.sourceFolder(), found, known);
    }

    /** The rows of a target mailbox were bound to other UIDs. */
    void reboundTarget(String folder, long targetMailboxId, long found, long known) {
        reboundTargets.add(targetMailboxId);
        recognised("target", folder, found, known);
    }

    private void recognised(String side, String folder, long found, long known) {
        findings.add(Finding.of(
                FindingCode.FOLDER_RECOGNISED,
                "side",
                side,
                "folder",
                folder,
                "found",
                String.valueOf(found),
                "known",
                String.valueOf(known)));
    }

    /** Whether rows of the mailbox were bound to other UIDs in this pass: nothing is deleted by them (EXACTNESS §7). */
    boolean isRebound(SourceMailbox source) {
        return reboundSources.contains(source.id()) || reboundTargets.contains(source.targetId());
    }

    /** Messages that this pass found missing at the target. */
    void goneAtTarget(long messages) {
        goneAtTarget = messages;
        if (messages > 0) {
            findings.add(Finding.of(FindingCode.GONE_AT_TARGET, "messages", String.valueOf(messages), "login", login));
        }
    }

    /** Messages that were copied to their new place, while their copy in the old one stays. */
    void movedAtSource(long messages) {
        if (messages > 0) {
            findings.add(Finding.of(FindingCode.MOVED_AT_SOURCE, "messages", String.valueOf(messages)));
        }
    }

    /** Messages that stand in another target folder than their own, where they were found. */
    void filedElsewhere(FolderPlan.Entry entry, MailboxName target, long messages) {
        findings.add(Finding.of(
                FindingCode.FILED_ELSEWHERE,
                "messages",
                String.valueOf(messages),
                "source",
                entry.sourceFolder(),
                "target",
                target.decoded()));
    }

    void goneAtSource(long messages) {
        goneAtSource += messages;
    }

    void newSincePass(long messages) {
        newSincePass += messages;
    }

    /** How much room the target lacks, as it was found before the failure that tells it. */
    void lacks(String advice) {
        shortage = advice;
    }

    void stopped() {
        stopped = true;
    }

    /** Surplus copies of our own; joined sources and repeated attempts see the same. */
    void lateDuplicates(FolderPlan.Entry entry, List<BatchJudgement.Late> seen, Map<Long, String> sourceNames) {
        seen.forEach(late -> lateDuplicates.add(new LateDuplicate(
                entry.targetFolder(),
                sourceNames.getOrDefault(late.sourceMailboxId(), "?"),
                FormerUid.uid(late.sourceUid()),
                late.targetUid())));
    }

    /** What was done to messages of the account, by this command and by earlier ones, and what is accepted. */
    void alterations(AccountJournal journal, FolderPlan folders) {
        findings.addAll(AlterationFindings.of(journal.alterations(), folders));
        String targetClass = journal.facts().targetClass();
        if (targetClass != null && !targetClass.equals(AccountFacts.EXACT)) {
            findings.add(Finding.of(FindingCode.TARGET_REWRITES, "differences", targetClass));
        }
        findings.addAll(Acceptances.findings(journal, mailbox -> AlterationFindings.folder(mailbox, folders)));
    }

    /** Lists messages that were refused or unreadable, or of which nobody can say whether they arrived. */
    void failures(FolderPlan.Entry entry, AccountJournal journal, long sourceMailboxId, UidSet listed) {
        UidSet failed =
                journal.uids(sourceMailboxId, MessageState.REFUSED, MessageState.UNREADABLE, MessageState.UNDECIDED);
        if (failed.isEmpty()) {
            return;
        }
        journal.rows(sourceMailboxId, row -> {
            Failure failure = listed.contains(row.sourceUid()) ? words.of(entry, row) : null;
            if (failure != null) {
                failures.add(failure);
            }
        });
    }

    /** Something that goes wrong with the account, and not in the words of a server. */
    void failed(Failure failure) {
        failures.add(failure);
    }

    /** A failure of a mailbox or of the account; returned for the journal. */
    Failure failed(MailException failure, FolderPlan.@Nullable Entry entry) {
        Failure made = words.of(failure, entry, shortage);
        failures.add(made);
        return made;
    }

    /** Everything together; {@code counts} is null where the account could not be opened. */
    CopyOutcome outcome(boolean opened) {
        List<FolderOutcome> all = new ArrayList<>();
        folders.forEach((entry, counts) ->
                all.add(new FolderOutcome(entry.sourceFolder(), entry.targetFolder(), counts.orElse(null))));
        all.addAll(leftOut);
        MessageCounts sum = all.stream()
                .map(FolderOutcome::counts)
                .filter(Objects::nonNull)
                .reduce(MessageCounts.NONE, MessageCounts::plus);
        return new CopyOutcome(
                opened ? sum : null,
                all,
                failures,
                allFindings(),
                List.copyOf(lateDuplicates),
                copiedOctets,
                unknownAtTarget.values().stream().mapToLong(Long::longValue).sum(),
                deletions.goneAtSource() < 0 ? goneAtSource : deletions.goneAtSource(),
                goneAtTarget,
                newSincePass,
                flagsChanged.values().stream().mapToLong(Long::longValue).sum(),
                deletions.all(),
                stopped);
    }

    private List<Finding> allFindings() {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(flagsNotKept.values());
        all.addAll(readByCopying.values());
        flagsSentAgain.forEach((entry, messages) -> all.add(Finding.of(
                FindingCode.FLAGS_SENT_AGAIN, "messages", String.valueOf(messages), "folder", entry.targetFolder())));
        long both = twice.values().stream().mapToLong(UidSet::size).sum();
        if (both > 0) {
            String what = dualDelivery == CopySettings.DualDelivery.SKIP
                    ? "what the target got is adopted"
                    : "they are at the target twice now (copy.dualDelivery: skip adopts them)";
            all.add(Finding.of(FindingCode.DUAL_DELIVERY, "messages", String.valueOf(both), "what", what));
        }
        long late = outOfOrder.values().stream().mapToLong(Long::longValue).sum();
        if (late > 0) {
            all.add(Finding.of(FindingCode.OUT_OF_ORDER, "messages", String.valueOf(late)));
        }
        if (deletionsBegun > 0) {
            all.add(Finding.of(FindingCode.DELETE_UNFINISHED, "messages", String.valueOf(deletionsBegun)));
        }
        all.addAll(deletions.findings());
        return all;
    }
}
