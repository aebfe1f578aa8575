package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/** The state of one message that is fetched in pieces: what was asked, what came, how it ended. */
final class LargeMessage {
    private static final int PIECE = 512 * 1024;
    private static final int WINDOW = 4;

    private final Dialogue dialogue;
    private final String attempted;
    private final String section;
    private final long uid;
    private final Deque<Piece> window = new ArrayDeque<>();
    private @Nullable FetchData first;
    private @Nullable List<String> flags;
    private @Nullable Outcome outcome;
    private String words = "";
    private long asked;
    private long received;

    LargeMessage(Dialogue dialogue, String attempted, String section, long uid) {
        this.dialogue = dialogue;
        this.attempted = attempted;
        this.section = section;
        this.uid = uid;
    }

    /** The first piece alone; then up to the size that came with it, and one piece at a time beyond. */
    void ask() throws MailException {
        if (first == null && asked > 0) {
            return;
        }
        long limit = first == null ? PIECE : Math.max(first.size(), received + 1);
        while (window.size() < WINDOW && asked < limit) {
            String items = asked == 0 ? "(UID FLAGS INTERNALDATE RFC822.SIZE " : "(UID ";
            String tag = dialogue.send(
                    attempted,
                    "UID FETCH " + uid + " " + items + "BODY.PEEK[" + section + "]<" + asked + "." + PIECE + ">)");
            window.addLast(new Piece(tag, asked));
            asked += PIECE;
        }
        dialogue.flush(attempted);
    }

    void receive(RawResponse response) throws MailException {
        try {
            if (response.isTagged()) {
                byTag(response).answer = response;
            } else if (response.is("FETCH")) {
                take(FetchData.parse(response));
            }
        } catch (ProtocolException e) {
            throw dialogue.lost(attempted, e);
        }
    }

    private Piece byTag(RawResponse response) throws ProtocolException {
        for (Piece piece : window) {
            if (piece.tag.equals(response.getTag())) {
                return piece;
            }
        }
        throw new ProtocolException("an answer to a command that was not sent");
    }

    private void take(FetchData data) throws ProtocolException {
        if (data.uid() == 0 && data.hasBody()) {
            throw new ProtocolException("the server sent a message without its UID");
        }
        if (data.uid() != uid) {
            return;
        }
        flags = data.flags() == null ? flags : data.flags();
        if (!data.hasBody()) {
            return;
        }
        for (Piece piece : window) {
            if (piece.data == null && (data.origin() < 0 || data.origin() == piece.origin)) {
                piece.data = data;
                return;
            }
        }
        throw new ProtocolException("the server sent a piece of a message that was not asked for");
    }

    /** Writes the pieces that are answered, in order, until the message ends. */
    void digest(SpoolContent spool) throws IOException, MailException {
        while (outcome == null && !window.isEmpty() && window.getFirst().answer != null) {
            digest(window.removeFirst(), spool);
        }
    }

    private void digest(Piece piece, SpoolContent spool) throws IOException, MailException {
        RawResponse answer = piece.answer;
        if (answer != null && !answer.isOK()) {
            refuse(answer.words());
            return;
        }
        FetchData data = piece.data;
        if (data == null) {
            outcome = Outcome.ABSENT;
            return;
        }
        if (first == null) {
            first = data;
        } else if (data.origin() != piece.origin) {
            // whether this is the piece or the whole cannot be told
            outcome = Outcome.UNREADABLE;
            words = "the server does not name the place of the pieces it sends";
            return;
        }
        Slice octets = data.body();
        if (octets == null) {
            nil();
            return;
        }
        spool.add(octets);
        received += octets.length();
        if (octets.length() != PIECE) {
            outcome = Outcome.COMPLETE;
        }
    }

    /** Beyond the end some servers send NIL for nothing; anywhere else it stands for a text that is not there. */
    private void nil() {
        if (first != null && received > 0 && received == first.size()) {
            outcome = Outcome.COMPLETE;
        } else {
            outcome = Outcome.UNREADABLE;
            words = "the server answered OK and sent NIL in place of the text";
        }
    }

    private void refuse(String answer) throws MailException {
        ServerAnswer understood = ServerAnswer.to(Request.FETCH, answer);
        if (understood.scope() != FailureScope.MESSAGE) {
            throw dialogue.leave(attempted, understood);
        }
        outcome = understood.meaning() == AnswerMeaning.MESSAGE_GONE ? Outcome.ABSENT : Outcome.UNREADABLE;
        words = answer;
    }

    /** Reads the answers to what was asked in advance. */
    void drain() throws MailException {
        window.removeIf(piece -> piece.answer != null);
        while (!window.isEmpty()) {
            RawResponse response = dialogue.next(attempted);
            window.removeIf(piece -> response.isTagged() && piece.tag.equals(response.getTag()));
        }
    }

    /** Whether it is known how it ended. */
    boolean hasEnded() {
        return outcome != null;
    }

    /** Whether it is handed over as a message. */
    boolean isWhole() {
        return outcome == Outcome.COMPLETE && first != null && flags != null;
    }

    void hand(SpoolContent spool, FetchSink sink) throws MailException {
        if (outcome == Outcome.ABSENT) {
            sink.absent(uid);
        } else if (outcome == Outcome.UNREADABLE) {
            sink.unreadable(uid, words);
        } else if (first == null || flags == null) {
            sink.unreadable(uid, "the server sent the text without the flags");
        } else {
            FetchData whole = new FetchData(uid, flags, first.internalDate(), first.size(), 0, true, -1, null);
            sink.message(new FetchedMessage(MessageListing.metadata(whole), spool.complete()));
        }
    }

    private enum Outcome {
        COMPLETE,
        ABSENT,
        UNREADABLE
    }

    private static final class Piece {
        private final String tag;
        private final long origin;
        private @Nullable FetchData data;
        private @Nullable RawResponse answer;

        Piece(String tag, long origin) {
            this.tag = tag;
            this.origin = origin;
        }
    }
}
