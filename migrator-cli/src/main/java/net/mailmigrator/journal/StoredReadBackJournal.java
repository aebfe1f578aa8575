package net.mailmigrator.journal;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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
        boolean underWay = database.read(handle -> AccountRows.readingSince(handle, account)) != null;
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
    public void each(long sourceMailboxId, Consumer<ReadBack> sink) {
        List<ReadBack> piece = List.of();
        do {
            long last = piece.isEmpty() ? 0 : piece.get(piece.size() - 1).sourceUid();
            piece = database.read(handle -> ReadBackRows.after(handle, sourceMailboxId, last));
            piece.forEach(sink);
        } while (!piece.isEmpty());
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
