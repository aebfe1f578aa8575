package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
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
 * @param flags of all others: those of {@code todo} are only known when they are fetched
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
        todo.sort(java.util.Comparator.comparingLong(MessageMetadata::uid));
        return new SourceListing(UidSet.of(uids.build().toArray()), List.copyOf(todo), listed);
    }
}
