package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.FlagBase;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/**
 * Carries what changed in the flags of messages that earlier passes have brought (EXACTNESS §5), and sets those of new
 * messages again where the target forgets them. STORE comes first and the
 * new base after it: both can be repeated, so a crash in between costs nothing.
 */
final class FlagPass {
    private static final int MESSAGES_AT_ONCE = 500;

    private final Sessions sessions;
    private final AccountJournal journal;
    private final StopRequest stop;
    private final PassReport report;
    private final PutBackTargets putBack;
    private final FlagLosses losses = new FlagLosses();
    private final AppendedFlags appended = new AppendedFlags();

    FlagPass(Sessions sessions, AccountJournal journal, StopRequest stop, PassReport report, PutBackTargets putBack) {
        this.putBack = putBack;
        this.sessions = sessions;
        this.journal = journal;
        this.stop = stop;
        this.report = report;
    }

    /**
     * Runs for one source mailbox; its target is the mailbox that is opened. False where a stop request ended it.
     *
     * @param todo what this command found to be brought: a lost connection may have ended the attempt that brought it
     */
    boolean run(
            FolderPlan.Entry entry,
            OpenTarget target,
            SourceMailbox source,
            SourceListing listing,
            List<MessageMetadata> todo)
            throws MailException {
        return putBack.guarded(target, () -> once(entry, target, source, listing, todo));
    }

    private boolean once(
            FolderPlan.Entry entry,
            OpenTarget target,
            SourceMailbox source,
            SourceListing listing,
            List<MessageMetadata> todo)
            throws MailException, PutBackException {
        List<FlagBase> bases = journal.flagBases(source.id());
        noteRead(entry, bases, todo);
        List<Due> changed = changed(bases, listing);
        List<Due> arrived = arrived(bases, todo);
        boolean mayBeLost = todo.stream()
                .anyMatch(message -> !message.flags().keywords().isEmpty()
                        || message.flags().system().contains(SystemFlag.DELETED));
        LostFlags lostFlags = new LostFlags(journal);
        Map<Long, FlagMerge> lost = lostFlags.of(source, entry.targetFolder(), bases);
        if (changed.isEmpty() && lost.isEmpty() && !mayBeLost && !appended.isToBeAsked(sessions.writer(), arrived)) {
            return true;
        }
        boolean asAppended = appended.isToBeAsked(sessions.writer(), arrived) || namesKeyword(target.opened(), todo);
        KeptFlags kept = new KeptFlags(asAppended ? open(target) : target.opened());
        losses.unbearable().forEach(kept::refused);
        for (MessageMetadata message : todo) {
            kept.note(message.flags());
        }
        FlagStore store = store(target, kept);
        report.flagsSentAgain(entry, lostFlags.set(entry.targetFolder(), lost, store));
        boolean all = again(source, arrived, store) && carry(entry, source, changed, store);
        report.flagsNotKept(entry, kept);
        return all;
    }

    /**
     * The same for messages of the source mailbox that stand in other target mailboxes than its own (EXACTNESS §4); opens
     * only those in which a flag is to be changed.
     */
    boolean runFiled(FolderPlan.Entry entry, TargetMailboxes targets, SourceMailbox source, SourceListing listing)
            throws MailException {
        for (TargetMailbox other : source.elsewhere() ? journal.targetMailboxes() : List.<TargetMailbox>of()) {
            if (!changed(journal.flagBases(source.id(), other.id()), listing).isEmpty()) {
                Optional<OpenTarget> target = targets.openFiled(other);
                if (target.isPresent()
                        && !putBack.guarded(target.get(), () -> filed(entry, target.get(), source, listing))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean filed(FolderPlan.Entry entry, OpenTarget target, SourceMailbox source, SourceListing listing)
            throws MailException, PutBackException {
        List<Due> changed = changed(journal.flagBases(source.id(), target.id()), listing);
        return carry(entry, source, changed, store(target, new KeptFlags(open(target))));
    }

    private FlagStore store(OpenTarget target, KeptFlags kept) throws MailException {
        return new FlagStore(
                sessions.writer(), target.place(), kept, losses, there -> putBack.isAnother(target, there));
    }

    /**
     * A message whose flags are to be looked after.
     *
     * @param now its flags at the source
     */
    record Due(FlagBase base, MessageFlags now) {
        FlagMerge merge() {
            return new FlagMerge(now, base.flags());
        }

        Due withBase(MessageFlags flags) {
            return new Due(new FlagBase(base.sourceUid(), flags, base.targetUid(), base.adopted()), now);
        }
    }

    private static List<Due> changed(List<FlagBase> bases, SourceListing listing) {
        List<Due> changed = new ArrayList<>();
        for (FlagBase base : bases) {
            MessageFlags now = listing.flags().of(base.sourceUid());
            if (now != null && !now.equals(base.flags())) {
                changed.add(new Due(base, now));
            }
        }
        return changed;
    }

    /** BODY.PEEK sets no \\Seen; where all unread messages have it after they were fetched, the source does (quirk 42). */
    private void noteRead(FolderPlan.Entry entry, List<FlagBase> bases, List<MessageMetadata> todo)
            throws MailException {
        Set<Long> unread = todo.stream()
                .filter(message -> !message.flags().system().contains(SystemFlag.SEEN))
                .map(MessageMetadata::uid)
                .collect(Collectors.toSet());
        List<FlagBase> brought = bases.stream()
                .filter(base -> !base.adopted() && unread.contains(base.sourceUid()))
                .toList();
        boolean allRead =
                brought.stream().allMatch(base -> base.flags().system().contains(SystemFlag.SEEN));
        if (allRead && brought.size() >= SeenByFetching.TOO_MANY_FOR_CHANCE) {
            boolean restored = sessions.reader().workarounds().uses(Workaround.SEEN_LEFT_OFF);
            report.sourceSetsSeen(entry, brought.size(), restored);
        }
    }

    /** What this command has brought, with flags. */
    private static List<Due> arrived(List<FlagBase> bases, List<MessageMetadata> todo) {
        Map<Long, MessageFlags> flagged = new HashMap<>();
        todo.stream()
                .filter(message -> !message.flags().isEmpty())
                .forEach(message -> flagged.put(message.uid(), message.flags()));
        return bases.stream()
                .filter(base -> !base.adopted() && base.targetUid() != null && flagged.containsKey(base.sourceUid()))
                .map(base -> new Due(base, flagged.getOrDefault(base.sourceUid(), MessageFlags.NONE)))
                .toList();
    }

    /** Sets the flags of new messages once more where the target forgets them: until that is done they count as not set. */
    private boolean again(SourceMailbox source, List<Due> arrived, FlagStore store)
            throws MailException, PutBackException {
        if (!appended.areLost(sessions.writer(), arrived, store.kept())) {
            return true;
        }
        Map<Long, MessageFlags> none = new HashMap<>();
        arrived.forEach(due -> none.put(due.base().sourceUid(), MessageFlags.NONE));
        journal.rebase(source.id(), none);
        return carry(
                source,
                arrived.stream().map(due -> due.withBase(MessageFlags.NONE)).toList(),
                store,
                merges -> {});
    }

    /** Whether new messages have brought a keyword that the target did not know: only SELECT tells whether it is kept. */
    private static boolean namesKeyword(OpenedMailbox before, List<MessageMetadata> todo) {
        return !before.permanentFlags().isEmpty()
                && todo.stream()
                        .flatMap(message -> message.flags().keywords().stream())
                        .anyMatch(word -> !before.permanentFlags().contains(word.toLowerCase(Locale.ROOT)));
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

    private boolean carry(FolderPlan.Entry entry, SourceMailbox source, List<Due> changed, FlagStore store)
            throws MailException, PutBackException {
        return carry(source, changed, store, merges -> {
            report.flagsChanged(entry, merges.stream().filter(store::carries).count());
            merges.forEach(merge -> store.kept().note(merge.appeared()));
        });
    }

    private boolean carry(SourceMailbox source, List<Due> all, FlagStore store, Consumer<List<FlagMerge>> carried)
            throws MailException, PutBackException {
        for (int from = 0; from < all.size(); from += MESSAGES_AT_ONCE) {
            if (stop.requested()) {
                return false;
            }
            List<Due> some = all.subList(from, Math.min(all.size(), from + MESSAGES_AT_ONCE));
            Map<Long, FlagMerge> byTarget = new HashMap<>();
            for (Due due : some) {
                if (due.base().targetUid() != null) {
                    byTarget.put(due.base().targetUid(), due.merge());
                }
            }
            store.run(byTarget);
            journal.rebase(
                    source.id(),
                    some.stream().collect(Collectors.toMap(due -> due.base().sourceUid(), Due::now)));
            carried.accept(some.stream().map(Due::merge).toList());
        }
        return true;
    }
}
