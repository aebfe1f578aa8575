package net.mailmigrator.journal;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;

/** What was read back of one account, in a database. */
final class StoredReadBackJournal implements ReadBackJournal {
    private final Database database;
    private final long account;

    StoredReadBackJournal(Database database, long account) {
        this.database = database;
        this.account = account;
    }

    @Override
    public boolean begin(boolean anew, Instant at) {
        boolean underWay = database.read(handle -> AccountRows.readingSince(handle, account) != null);
        if (underWay && !anew) {
            return true;
        }
        forget();
        database.change(handle -> AccountRows.readingSince(handle, account, at));
        return false;
    }

    @Override
    public UidSet targetUids(long sourceMailboxId, UidValidity validity) {
        return database.read(handle -> ReadBackRows.targetUids(handle, sourceMailboxId, validity));
    }

    @Override
    public List<ReadBack> remarkable(long sourceMailboxId) {
        return database.read(handle -> ReadBackRows.remarkable(handle, sourceMailboxId));
    }

    @Override
    public void add(long sourceMailboxId, List<ReadBack> read) {
        database.change(handle -> ReadBackRows.put(handle, sourceMailboxId, read));
    }

    @Override
    public Iterator<ReadBack> bySourceUid(long sourceMailboxId) {
        return new Pieces(
                last -> database.read(handle -> ReadBackRows.afterSource(handle, sourceMailboxId, last)),
                ReadBack::sourceUid);
    }

    @Override
    public Iterator<ReadBack> byTargetUid(long sourceMailboxId) {
        return new Pieces(
                last -> database.read(handle -> ReadBackRows.afterTarget(handle, sourceMailboxId, last)),
                read -> read.place().uid());
    }

    /** Reads on when it has run dry. */
    private static final class Pieces implements Iterator<ReadBack> {
        private final LongFunction<List<ReadBack>> next;
        private final ToLongFunction<ReadBack> key;
        private Iterator<ReadBack> piece = List.<ReadBack>of().iterator();
        private long last = Long.MIN_VALUE; // former UIDs are negative

        Pieces(LongFunction<List<ReadBack>> next, ToLongFunction<ReadBack> key) {
            this.next = next;
            this.key = key;
        }

        @Override
        public boolean hasNext() {
            if (!piece.hasNext()) {
                piece = next.apply(last).iterator();
            }
            return piece.hasNext();
        }

        @Override
        public ReadBack next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ReadBack read = piece.next();
            last = key.applyAsLong(read);
            return read;
        }
    }

    @Override
    public void end() {
        database.change(handle -> AccountRows.readingSince(handle, account, null));
        forget();
    }

    /** Mailbox by mailbox, so that a large account is not one large transaction. */
    private void forget() {
        for (SourceMailbox mailbox : database.read(handle -> MailboxRows.sources(handle, account))) {
            database.change(handle -> ReadBackRows.forget(handle, mailbox.id()));
        }
    }
}
