package net.mailmigrator.imap.resilient;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Which messages of a fetch were handed over, and whether the receiver had enough. */
final class FetchProgress implements FetchSink {
    private final long[] wanted;
    private final BitSet done;
    private final FetchSink receiver;
    private @Nullable MailException receiverFailure;

    FetchProgress(UidSet uids, FetchSink receiver) {
        this.wanted = uids.stream().toArray();
        this.done = new BitSet(wanted.length);
        this.receiver = receiver;
    }

    private UidSet rest() {
        return UidSet.of(IntStream.range(0, wanted.length)
                .filter(i -> !done.get(i))
                .mapToLong(i -> wanted[i])
                .toArray());
    }

    /** Reads what is left, unless the receiver has failed: that ends it quietly, and is no reason to read again. */
    void fetch(MailboxReader session, Fetch fetch) throws MailException {
        UidSet rest = rest();
        if (rest.isEmpty() || receiverFailure != null) {
            return;
        }
        try {
            fetch.fetch(session, rest, this);
        } catch (MailException failure) {
            if (receiverFailure == null) {
                throw failure;
            }
        }
    }

    /** Throws what the receiver threw. */
    void rethrow() throws MailException {
        if (receiverFailure != null) {
            throw receiverFailure;
        }
    }

    /** One of the two ways to fetch. */
    interface Fetch {
        void fetch(MailboxReader session, UidSet uids, FetchSink sink) throws MailException;
    }

    @Override
    public void message(FetchedMessage message) throws MailException {
        done(message.metadata().uid());
        hand(() -> receiver.message(message));
    }

    @Override
    public void unreadable(long uid, String answer) throws MailException {
        done(uid);
        hand(() -> receiver.unreadable(uid, answer));
    }

    @Override
    public void absent(long uid) throws MailException {
        done(uid);
        hand(() -> receiver.absent(uid));
    }

    private void done(long uid) {
        int index = Arrays.binarySearch(wanted, uid);
        if (index >= 0) {
            done.set(index);
        }
    }

    private void hand(Step step) throws MailException {
        try {
            step.run();
        } catch (MailException failure) {
            receiverFailure = failure;
            throw failure;
        }
    }

    private interface Step {
        void run() throws MailException;
    }
}
