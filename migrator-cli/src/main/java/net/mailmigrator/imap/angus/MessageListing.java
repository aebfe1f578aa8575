package net.mailmigrator.imap.angus;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** One streamed UID FETCH of metadata, consumed as it arrives. */
final class MessageListing {
    private static final int UIDS_PER_COMMAND = 500; // keeps a command line below 8000 octets (RFC 7162 §4)

    private final Dialogue dialogue;
    private final Where where;
    private final SizeBook sizes;

    MessageListing(Dialogue dialogue, Where where, SizeBook sizes) {
        this.dialogue = dialogue;
        this.where = where;
        this.sizes = sizes;
    }

    /**
     * All messages from one UID to another; {@link Long#MAX_VALUE} for the last.
     *
     * @param empty the mailbox held nothing when it was opened: some servers refuse {@code 1:*} then
     */
    void list(MailboxName mailbox, boolean empty, long first, long last, Consumer<MessageMetadata> sink)
            throws MailException {
        String attempted = where.attempted("list the messages of", mailbox);
        String range = first + ":" + (last > 0xFFFF_FFFFL ? "*" : String.valueOf(last));
        long[] highest = {0};
        RawResponse answer = dialogue.execute(
                attempted, Command.of("UID FETCH " + range + " (UID FLAGS INTERNALDATE RFC822.SIZE)"), response -> {
                    if (response.is("FETCH")) {
                        FetchData data = FetchData.parse(response);
                        // n:* names the last message even where it is below n (RFC 9051 §9)
                        if (!data.isFlagsOnly() && checked(data).uid() >= first && data.uid() <= last) {
                            highest[0] = Math.max(highest[0], data.uid());
                            sizes.note(data.uid(), data.size());
                            sink.accept(metadata(data));
                        }
                    }
                });
        if (!answer.isOK() && !(empty && highest[0] == 0)) {
            throw ServerAnswer.to(Request.READ, answer.words()).failure(attempted);
        }
        if (highest[0] > 0) {
            sizes.known(first, highest[0]);
        }
    }

    /** Learns the sizes that are not known yet. A refusal is left to the fetch of the one message that it concerns. */
    void learnSizes(MailboxName mailbox, UidSet uids) throws MailException {
        String attempted = where.attempted("ask for the sizes of messages of", mailbox);
        long[] unknown = uids.stream().filter(uid -> !sizes.knows(uid)).toArray();
        for (int from = 0; from < unknown.length; from += UIDS_PER_COMMAND) {
            UidSet some =
                    UidSet.of(Arrays.copyOfRange(unknown, from, Math.min(unknown.length, from + UIDS_PER_COMMAND)));
            dialogue.execute(
                    attempted, Command.of("UID FETCH " + some.toSequenceSet() + " (UID RFC822.SIZE)"), response -> {
                        if (response.is("FETCH")) {
                            FetchData data = FetchData.parse(response);
                            sizes.note(data.uid(), data.size());
                        }
                    });
        }
    }

    private static FetchData checked(FetchData data) throws ProtocolException {
        if (data.uid() < 1 || data.flags() == null || data.size() < 0) {
            throw new ProtocolException("the server listed a message without UID, FLAGS or RFC822.SIZE");
        }
        return data;
    }

    /** Metadata of a response that is complete but for a date that is none. */
    static MessageMetadata metadata(FetchData data) {
        List<String> flags = data.flags() == null ? List.of() : data.flags();
        return new MessageMetadata(
                data.uid(), MessageFlags.parse(flags), InternalDates.parse(data.internalDate()), data.size());
    }
}
