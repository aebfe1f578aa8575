package net.mailmigrator.imap.angus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Small messages, one command each, many commands on the way: a refusal concerns one message only. Refilled when half of
 * them are answered, so that few flushes are needed and neither side ever blocks on full socket buffers.
 */
final class SmallFetch {
    private static final int WINDOW = 128;

    private final Dialogue dialogue;
    private final String attempted;
    private final String section;
    private final Keeping keeping;
    private final FetchSink sink;
    private final Deque<Pending> window = new ArrayDeque<>();

    SmallFetch(Dialogue dialogue, String attempted, String section, Keeping keeping, FetchSink sink) {
        this.dialogue = dialogue;
        this.attempted = attempted;
        this.section = section;
        this.keeping = keeping;
        this.sink = sink;
    }

    /** Fetches and hands over; the queue is empty afterwards. */
    void fetch(Deque<Long> uids) throws MailException {
        try {
            while (!uids.isEmpty() || !window.isEmpty()) {
                refill(uids);
                receive(dialogue.next(attempted));
                while (!window.isEmpty() && window.getFirst().answer != null) {
                    hand(window.removeFirst());
                }
            }
        } catch (MailException | RuntimeException e) {
            drain();
            throw e;
        }
    }

    private void refill(Deque<Long> uids) throws MailException {
        if (window.size() > WINDOW / 2 || uids.isEmpty()) {
            return;
        }
        while (!uids.isEmpty() && window.size() < WINDOW) {
            long uid = uids.removeFirst();
            String tag = dialogue.send(
                    attempted, "UID FETCH " + uid + " (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[" + section + "])");
            window.addLast(new Pending(uid, tag));
        }
        dialogue.flush(attempted);
    }

    private void receive(RawResponse response) throws MailException {
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

    private Pending byTag(RawResponse response) throws ProtocolException {
        for (Pending pending : window) {
            if (pending.tag.equals(response.getTag())) {
                return pending;
            }
        }
        throw new ProtocolException("an answer to a command that was not sent");
    }

    private void take(FetchData data) throws ProtocolException, MailException {
        if (data.uid() == 0 && data.hasBody()) {
            throw new ProtocolException("the server sent a message without its UID");
        }
        for (Pending pending : window) {
            if (pending.uid == data.uid()) {
                pending.take(data, keeping);
            }
        }
    }

    private void hand(Pending pending) throws MailException {
        RawResponse answer = pending.answer;
        if (answer != null && !answer.isOK()) {
            pending.giveUp();
            refuse(pending.uid, answer.words());
        } else if (pending.data == null) {
            sink.absent(pending.uid);
        } else {
            FetchData data = pending.complete(pending.data);
            MessageContent content = pending.content;
            if (content == null) {
                sink.unreadable(pending.uid, "the server answered OK and sent NIL in place of the text");
            } else if (data.flags() == null) {
                pending.giveUp();
                sink.unreadable(pending.uid, "the server sent the text without the flags");
            } else {
                sink.message(new FetchedMessage(MessageListing.metadata(data), content));
            }
        }
    }

    private void refuse(long uid, String words) throws MailException {
        ServerAnswer answer = ServerAnswer.to(Request.FETCH, words);
        if (answer.meaning() == AnswerMeaning.MESSAGE_GONE) {
            sink.absent(uid);
        } else if (answer.scope() != FailureScope.MESSAGE) {
            throw dialogue.leave(attempted, answer);
        } else {
            sink.unreadable(uid, words);
        }
    }

    /** Reads what is still on the way, so that the session stays good for others. */
    private void drain() {
        window.forEach(Pending::giveUp);
        try {
            while (!window.isEmpty() && !dialogue.isGone()) {
                RawResponse response = dialogue.next(attempted);
                if (response.isTagged()) {
                    window.removeIf(pending -> pending.tag.equals(response.getTag()));
                }
            }
        } catch (MailException lostAnyway) {
            window.clear();
        }
    }

    private static final class Pending {
        private final long uid;
        private final String tag;
        private @Nullable FetchData data;
        private @Nullable MessageContent content;
        private @Nullable List<String> latestFlags;
        private @Nullable RawResponse answer;

        Pending(long uid, String tag) {
            this.uid = uid;
            this.tag = tag;
        }

        /** Flags may come unasked before and after the message; the latest count. */
        void take(FetchData more, Keeping keeping) throws MailException {
            if (more.hasBody()) {
                giveUp();
                Slice octets = more.body();
                content = octets == null ? null : keeping.small(octets);
                data = more.withoutBody();
            }
            if (more.flags() != null) {
                latestFlags = more.flags();
            }
        }

        FetchData complete(FetchData found) {
            return new FetchData(
                    found.uid(), latestFlags, found.internalDate(), found.size(), 0, true, found.origin(), null);
        }

        /** Frees the text, which nobody gets. */
        void giveUp() {
            if (content != null) {
                content.close();
                content = null;
            }
        }
    }
}
