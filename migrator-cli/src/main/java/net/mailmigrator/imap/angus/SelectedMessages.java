package net.mailmigrator.imap.angus;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagStoring;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.StoreSink;
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
        for (UidSet some : pieces(uids)) {
            dialogue.require(attempted, FailureScope.MAILBOX, Command.of(look(some)), into(some, sink));
        }
    }

    private String look(UidSet uids) {
        String items = " (UID FLAGS INTERNALDATE RFC822.SIZE" + (keepsModSeq ? " MODSEQ)" : ")");
        return "UID FETCH " + uids.toSequenceSet() + items;
    }

    private static Dialogue.Untagged into(UidSet asked, Consumer<CurrentMessage> sink) {
        return response -> {
            FetchData data = response.is("FETCH") ? FetchData.parse(response) : null;
            if (data != null && !data.isFlagsOnly() && asked.contains(data.uid()) && data.flags() != null) {
                sink.accept(new CurrentMessage(MessageListing.metadata(data), data.modSeq()));
            }
        };
    }

    StoreResult store(FlagStoring request) throws MailException {
        StoreResult[] result = new StoreResult[1];
        store(List.of(request), UidSet.empty(), new StoreSink() {
            @Override
            public void stored(int number, StoreResult its) {
                result[0] = its;
            }

            @Override
            public void current(CurrentMessage message) {
                throw new IllegalStateException("nothing was to be looked at");
            }
        });
        return result[0];
    }

    /** All of them on the way at once, and what they have led to; the server does one after the other. */
    void store(List<FlagStoring> requests, UidSet look, StoreSink sink) throws MailException {
        String attempted = where.attempted("change flags of messages of", mailbox);
        Pipeline pipeline = new Pipeline(dialogue, attempted);
        StoreAnswers answers = new StoreAnswers(sink);
        for (int number = 0; number < requests.size(); number++) {
            FlagStoring request = requests.get(number);
            List<UidSet> pieces = pieces(request.uids());
            Consumer<StoreResult> one = answers.expect(number, pieces.size());
            for (UidSet piece : pieces) {
                pipeline.add(
                        command(request, piece), piece.size(), tagged -> one.accept(result(understood(tagged), piece)));
            }
        }
        RawResponse[] refused = new RawResponse[1];
        for (UidSet some : pieces(look)) {
            pipeline.add(look(some), some.size(), tagged -> refused[0] = tagged.isOK() ? refused[0] : tagged);
        }
        pipeline.run(into(look, sink::current));
        if (refused[0] != null) {
            throw ServerAnswer.to(Request.READ, refused[0].words())
                    .failure(FailureScope.MAILBOX, where.attempted("look at messages of", mailbox));
        }
    }

    private String command(FlagStoring request, UidSet uids) {
        long since = request.unchangedSince();
        String condition = keepsModSeq && since > 0 ? " (UNCHANGEDSINCE " + since + ")" : "";
        return "UID STORE " + uids.toSequenceSet() + condition + " "
                + request.change().direction().wire() + " "
                + request.change().flags().toFlagList();
    }

    private static StoreResult result(RawResponse answer, UidSet asked) {
        String conflicts = answer.code("MODIFIED");
        return answer.isOK() || conflicts != null
                ? new StoreResult.Stored(named(conflicts, asked))
                : new StoreResult.Refused(answer.words());
    }

    void expunge(UidSet uids) throws MailException {
        String attempted = where.attempted("expunge " + uids.size() + " messages of", mailbox);
        for (UidSet some : pieces(uids)) {
            RawResponse answer = dialogue.execute(
                    attempted, Command.of("UID EXPUNGE " + some.toSequenceSet()), Dialogue.Untagged.IGNORED);
            try {
                understood(answer);
            } catch (ProtocolException bad) {
                throw dialogue.lost(attempted, bad);
            }
            if (!answer.isOK()) {
                throw ServerAnswer.to(Request.WRITE, answer.words()).failure(attempted);
            }
        }
    }

    /** OK or NO; a server that says BAD has understood something else than was meant (I8), and the connection is closed. */
    private static RawResponse understood(RawResponse answer) throws ProtocolException {
        if (answer.isBAD()) {
            throw new ProtocolException("the server said BAD " + answer.words());
        }
        return answer;
    }

    private static List<UidSet> pieces(UidSet uids) {
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
