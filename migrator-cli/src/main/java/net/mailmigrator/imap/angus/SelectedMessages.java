package net.mailmigrator.imap.angus;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/** STORE and EXPUNGE of single messages in a mailbox that is SELECTed, and what they are like before that. */
final class SelectedMessages {
    private static final int UIDS_PER_COMMAND = 500; // keeps a command line below 8000 octets (RFC 7162 §4)

    private final Dialogue dialogue;
    private final Where where;
    private final MailboxName mailbox;
    private final boolean keepsModSeq;

    /** @param keepsModSeq as SELECT said; asking for MODSEQ otherwise is a BAD (RFC 7162 §3.1.2.2) */
    SelectedMessages(Dialogue dialogue, Where where, MailboxName mailbox, boolean keepsModSeq) {
        this.dialogue = dialogue;
        this.where = where;
        this.mailbox = mailbox;
        this.keepsModSeq = keepsModSeq;
    }

    void current(UidSet uids, Consumer<CurrentMessage> sink) throws MailException {
        String attempted = where.attempted("look at " + uids.size() + " messages of", mailbox);
        String items = " (UID FLAGS INTERNALDATE RFC822.SIZE" + (keepsModSeq ? " MODSEQ)" : ")");
        for (UidSet some : pieces(uids)) {
            dialogue.require(
                    attempted,
                    FailureScope.MAILBOX,
                    Command.of("UID FETCH " + some.toSequenceSet() + items),
                    response -> {
                        FetchData data = response.is("FETCH") ? FetchData.parse(response) : null;
                        if (data != null && !data.isFlagsOnly() && some.contains(data.uid()) && data.flags() != null) {
                            sink.accept(new CurrentMessage(MessageListing.metadata(data), data.modSeq()));
                        }
                    });
        }
    }

    StoreResult store(UidSet uids, FlagChange change, long unchangedSince) throws MailException {
        String attempted = where.attempted("change flags of " + uids.size() + " messages of", mailbox);
        String condition = keepsModSeq && unchangedSince > 0 ? " (UNCHANGEDSINCE " + unchangedSince + ")" : "";
        UidSet modified = UidSet.empty();
        for (UidSet some : pieces(uids)) {
            RawResponse answer = execute(
                    attempted,
                    Command.of("UID STORE " + some.toSequenceSet() + condition + " "
                            + change.direction().wire() + " " + change.flags().toFlagList()));
            String conflicts = answer.code("MODIFIED");
            if (!answer.isOK() && conflicts == null) {
                return new StoreResult.Refused(answer.words());
            }
            modified = modified.with(named(conflicts, some));
        }
        return new StoreResult.Stored(modified);
    }

    void expunge(UidSet uids) throws MailException {
        String attempted = where.attempted("expunge " + uids.size() + " messages of", mailbox);
        for (UidSet some : pieces(uids)) {
            RawResponse answer = execute(attempted, Command.of("UID EXPUNGE " + some.toSequenceSet()));
            if (!answer.isOK()) {
                throw ServerAnswer.to(Request.WRITE, answer.words()).failure(attempted);
            }
        }
    }

    /** OK or NO; a server that says BAD has understood something else than was meant (I8). */
    private RawResponse execute(String attempted, Command command) throws MailException {
        RawResponse answer = dialogue.execute(attempted, command, Dialogue.Untagged.IGNORED);
        if (answer.isBAD()) {
            throw dialogue.lost(attempted, new ProtocolException("the server said BAD " + answer.words()));
        }
        return answer;
    }

    private static Iterable<UidSet> pieces(UidSet uids) {
        long[] all = uids.stream().toArray();
        int pieces = (all.length + UIDS_PER_COMMAND - 1) / UIDS_PER_COMMAND;
        return java.util.stream.IntStream.range(0, pieces)
                .map(piece -> piece * UIDS_PER_COMMAND)
                .mapToObj(
                        from -> UidSet.of(Arrays.copyOfRange(all, from, Math.min(all.length, from + UIDS_PER_COMMAND))))
                .toList();
    }

    /** Those that a set in a response names; what is no set names all, so that nothing is taken for done. */
    private static UidSet named(@Nullable String set, UidSet asked) {
        if (set == null) {
            return UidSet.empty();
        }
        LongPredicate inSet = uid -> false;
        for (String range : set.split(",", -1)) {
            String[] ends = range.strip().split(":", -1);
            try {
                long one = Long.parseLong(ends[0]);
                long other = Long.parseLong(ends[ends.length - 1]);
                inSet = inSet.or(uid -> uid >= Math.min(one, other) && uid <= Math.max(one, other));
            } catch (NumberFormatException malformed) {
                return asked;
            }
        }
        return UidSet.of(asked.stream().filter(inSet).toArray());
    }
}
