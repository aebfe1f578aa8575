package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import net.mailmigrator.imap.ChangedMailbox.Changes;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;

/**
 * What a source mailbox held when the pass began.
 *
 * @param uids all UIDs below UIDNEXT as EXAMINE gave it; later ones belong to the next pass
 * @param todo those without a final row in the journal, ascending
 * @param flags of all others, or at least of those whose flags may have changed: those of {@code todo} are only known when
 *     they are fetched
 */
record SourceListing(UidSet uids, List<MessageMetadata> todo, ListedFlags flags) {
    /** Lists the opened mailbox; keeps more than the UID only of messages that are still to be dealt with. */
    static SourceListing read(MailboxReader reader, MailboxStatus status, UidSet done) throws MailException {
        return read(reader, status, done, known -> {});
    }

    /** The same; those that were dealt with are shown to {@code known}. */
    static SourceListing read(MailboxReader reader, MailboxStatus status, UidSet done, Consumer<MessageMetadata> known)
            throws MailException {
        LongStream.Builder uids = LongStream.builder();
        List<MessageMetadata> todo = new ArrayList<>();
        SharedFlags flags = new SharedFlags();
        ListedFlags listed = new ListedFlags();
        if (status.messages() > 0 && status.uidNext() > 1) {
            reader.listMessages(1, status.uidNext() - 1, message -> {
                uids.add(message.uid());
                if (done.contains(message.uid())) {
                    known.accept(message);
                    listed.add(message.uid(), flags.shared(message).flags());
                } else {
                    todo.add(flags.shared(message));
                }
            });
        }
        return of(uids, todo, listed);
    }

    /**
     * The same from what has changed since a pass that left nothing over; empty where something is missing there.
     */
    static Optional<SourceListing> of(
            Changes changes, MailboxStatus status, UidSet done, Consumer<MessageMetadata> known) {
        LongStream.Builder uids = LongStream.builder();
        List<MessageMetadata> todo = new ArrayList<>();
        ListedFlags listed = new ListedFlags();
        changes.uids().stream().filter(uid -> uid < status.uidNext()).forEach(uids::add);
        for (MessageMetadata message : changes.latest()) {
            if (done.contains(message.uid())) {
                known.accept(message);
            } else if (message.uid() < status.uidNext()) {
                todo.add(message);
            }
        }
        changes.flags().forEach((uid, flags) -> {
            if (done.contains(uid)) {
                listed.add(uid, flags);
            }
        });
        SourceListing listing = of(uids, todo, listed);
        long dealtWith = listing.uids().stream().filter(done::contains).count();
        return dealtWith + todo.size() == listing.uids().size() ? Optional.of(listing) : Optional.empty();
    }

    private static SourceListing of(LongStream.Builder uids, List<MessageMetadata> todo, ListedFlags listed) {
        todo.sort(java.util.Comparator.comparingLong(MessageMetadata::uid));
        return new SourceListing(UidSet.of(uids.build().toArray()), List.copyOf(todo), listed);
    }
}
