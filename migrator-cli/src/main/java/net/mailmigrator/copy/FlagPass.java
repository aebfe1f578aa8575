package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.FlagBase;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/**
 * Carries what changed in the flags of messages that earlier passes have brought (EXACTNESS §5). STORE comes first and the
 * new base after it: both can be repeated, so a crash in between costs nothing.
 */
final class FlagPass {
    private static final int MESSAGES_AT_ONCE = 500;

    private final Sessions sessions;
    private final AccountJournal journal;
    private final StopRequest stop;
    private final PassReport report;
    private final FlagLosses losses = new FlagLosses();

    FlagPass(Sessions sessions, AccountJournal journal, StopRequest stop, PassReport report) {
        this.sessions = sessions;
        this.journal = journal;
        this.stop = stop;
        this.report = report;
    }

    /** Runs for one source mailbox; its target is the mailbox opened afterwards. False where a stop request ended it. */
    boolean run(FolderPlan.Entry entry, OpenTarget target, SourceMailbox source, SourceListing listing)
            throws MailException {
        List<FlagBase> changed = changed(source, listing);
        boolean newKeywords = listing.todo().stream()
                .anyMatch(message -> !message.flags().keywords().isEmpty());
        if (changed.isEmpty() && !newKeywords) {
            return true;
        }
        KeptFlags kept = new KeptFlags(open(target));
        losses.unbearable().forEach(kept::refused);
        for (MessageMetadata message : listing.todo()) {
            kept.note(message.flags());
        }
        boolean all =
                carry(entry, source, listing, changed, new FlagStore(sessions.writer(), target.place(), kept, losses));
        report.flagsNotKept(entry, kept);
        return all;
    }

    private List<FlagBase> changed(SourceMailbox source, SourceListing listing) {
        return journal.flagBases(source.id()).stream()
                .filter(base -> {
                    MessageFlags now = listing.flags().of(base.sourceUid());
                    return now != null && !now.equals(base.flags());
                })
                .toList();
    }

    /** RFC 9051 §2.3.1.1: a changed UIDVALIDITY voids every UID that the journal holds (I10). */
    private OpenedMailbox open(OpenTarget target) throws MailException {
        OpenedMailbox opened = sessions.writer().select(target.name());
        var mismatch = OpenTarget.mismatch(
                target.login(), target.uidValidity(), opened.status().uidValidity());
        if (mismatch.isPresent()) {
            throw MailException.stopped(FailureScope.MAILBOX, "change flags in " + target.place(), mismatch.get());
        }
        return opened;
    }

    private boolean carry(
            FolderPlan.Entry entry,
            SourceMailbox source,
            SourceListing listing,
            List<FlagBase> changed,
            FlagStore store)
            throws MailException {
        for (int from = 0; from < changed.size(); from += MESSAGES_AT_ONCE) {
            if (stop.requested()) {
                return false;
            }
            List<FlagBase> some = changed.subList(from, Math.min(changed.size(), from + MESSAGES_AT_ONCE));
            Map<Long, MessageFlags> seen =
                    some.stream().collect(Collectors.toMap(FlagBase::sourceUid, base -> now(listing, base)));
            Map<Long, FlagMerge> byTarget = new HashMap<>();
            List<FlagMerge> merges = new ArrayList<>();
            for (FlagBase base : some) {
                FlagMerge merge = new FlagMerge(now(listing, base), base.flags());
                merges.add(merge);
                if (base.targetUid() != null) {
                    byTarget.put(base.targetUid(), merge);
                }
            }
            store.run(byTarget);
            journal.rebase(source.id(), seen);
            report.flagsChanged(entry, merges.stream().filter(store::carries).count());
            merges.forEach(merge -> store.kept().note(merge.appeared()));
        }
        return true;
    }

    private static MessageFlags now(SourceListing listing, FlagBase base) {
        return java.util.Objects.requireNonNull(listing.flags().of(base.sourceUid()));
    }
}
