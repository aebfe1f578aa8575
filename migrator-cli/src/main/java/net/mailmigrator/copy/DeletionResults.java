package net.mailmigrator.copy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.Deletion.Outcome;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/** What became of copies whose source message is gone. An attempt that is repeated replaces what it says anew. One thread. */
final class DeletionResults {
    private final FolderPlan folders;
    private final Map<Key, Deletion> deletions = new LinkedHashMap<>();
    private final Map<String, Finding> withheld = new LinkedHashMap<>();
    private @Nullable Finding cap;
    private boolean looked;

    private record Key(long mailbox, long uid) {}

    private record Group(
            Outcome outcome, String folder, @Nullable String reason) {}

    DeletionResults(FolderPlan folders) {
        this.folders = folders;
    }

    /** A source mailbox's name for people. */
    String folder(MailboxName mailbox) {
        return AlterationFindings.folder(mailbox, folders);
    }

    /** The source and the target were looked at. */
    void looked() {
        looked = true;
    }

    void proposed(DeletionCandidate candidate) {
        note(candidate, Outcome.PROPOSED, null);
    }

    void deleted(DeletionCandidate candidate) {
        note(candidate, Outcome.DELETED, null);
    }

    void kept(DeletionCandidate candidate, KeptReason reason) {
        note(candidate, Outcome.KEPT, reason.words());
    }

    private void note(DeletionCandidate candidate, Outcome outcome, @Nullable String reason) {
        InternalDate date = candidate.row().internalDate();
        deletions.put(
                new Key(candidate.source().id(), candidate.row().sourceUid()),
                new Deletion(
                        outcome,
                        folder(candidate.source().name()),
                        candidate.target().name().decoded(),
                        candidate.row().sourceUid(),
                        candidate.row().targetUid(),
                        date == null ? null : Instant.ofEpochSecond(date.epochSecond()),
                        candidate.row().sizeAsListed(),
                        reason));
    }

    /**
     * Nothing is taken away in some place.
     *
     * @param where "of the account", or "of the folder" and its name
     */
    void withheld(String where, String reason) {
        withheld.put(where, Finding.of(FindingCode.DELETE_WITHHELD, "where", where, "reason", reason));
    }

    /** There is more than may be taken away at once. */
    Finding overCap(DeletionCap.Excess excess) {
        Finding over = Finding.of(
                FindingCode.DELETE_CAP,
                "going",
                String.valueOf(excess.going()),
                "copied",
                String.valueOf(excess.copied()),
                "where",
                excess.folder() == null ? "of the account" : "of the folder " + excess.folder(),
                "cap",
                String.valueOf(excess.cap()),
                "needed",
                String.valueOf(excess.needed()));
        cap = over;
        return over;
    }

    /** All, in the order in which they were looked at. */
    List<Deletion> all() {
        return List.copyOf(deletions.values());
    }

    /** How many copies stand at the target of which the source message is known to be gone; negative: nobody looked. */
    long goneAtSource() {
        return looked
                ? deletions.values().stream()
                        .filter(deletion -> deletion.outcome() != Outcome.DELETED)
                        .count()
                : -1;
    }

    /** By folder and reason. */
    List<Finding> findings() {
        Map<Group, Long> groups = new LinkedHashMap<>();
        deletions
                .values()
                .forEach(deletion -> groups.merge(
                        new Group(deletion.outcome(), deletion.sourceFolder(), deletion.reason()), 1L, Long::sum));
        List<Finding> findings = new ArrayList<>();
        groups.forEach((group, messages) -> findings.add(finding(group, messages)));
        if (cap != null) {
            findings.add(cap);
        }
        findings.addAll(withheld.values());
        return findings;
    }

    private static Finding finding(Group group, long messages) {
        FindingCode code = switch (group.outcome()) {
            case PROPOSED -> FindingCode.DELETE_PREVIEW;
            case DELETED -> FindingCode.DELETED_AT_TARGET;
            case KEPT -> FindingCode.KEPT_AT_TARGET;
        };
        return Finding.of(
                code,
                "messages",
                String.valueOf(messages),
                "folder",
                group.folder(),
                "reason",
                group.reason() == null ? "" : group.reason());
    }
}
