package net.mailmigrator.journal;

import java.util.Map;
import net.mailmigrator.imap.Digest;
import org.jspecify.annotations.Nullable;

/** What the target of one account was seen to make of messages, in a database. */
final class StoredRewritingJournal implements RewritingJournal {
    private final Database database;
    private final long account;

    StoredRewritingJournal(Database database, long account) {
        this.database = database;
        this.account = account;
    }

    @Override
    public void targetClass(@Nullable String targetClass) {
        database.change(handle -> AccountRows.targetClass(handle, account, targetClass));
    }

    @Override
    public void cameOut(long sourceMailboxId, Map<Long, CameOut> seen) {
        database.change(handle -> MessageRows.cameOut(handle, sourceMailboxId, seen));
    }

    @Override
    public Map<Long, Digest> withoutLines(long sourceMailboxId) {
        return database.read(handle -> MessageRows.withoutLines(handle, sourceMailboxId));
    }

    @Override
    public void withoutLines(long sourceMailboxId, Map<Long, Digest> digests) {
        database.change(handle -> MessageRows.withoutLines(handle, sourceMailboxId, digests));
    }
}
