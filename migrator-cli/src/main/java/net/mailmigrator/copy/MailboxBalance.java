package net.mailmigrator.copy;

import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.MessageCounts;

/**
 * The balance of one source mailbox in one command (I4). It remembers what earlier commands had done, and is computed
 * from the journal's rows, so that an attempt that was cut off and repeated counts nothing twice.
 */
final class MailboxBalance {
    private final AccountJournal journal;
    private final long sourceMailboxId;
    private final UidSet before;
    private UidSet adopted = UidSet.empty();

    /** Begins: what has a final row now was there already. */
    MailboxBalance(AccountJournal journal, long sourceMailboxId) {
        this.journal = journal;
        this.sourceMailboxId = sourceMailboxId;
        this.before = done();
    }

    /** Source UIDs that are never sent again. */
    UidSet done() {
        return journal.uids(sourceMailboxId, AccountPass.FINAL_STATES);
    }

    /** Messages that this command found at the target. */
    void adopted(UidSet uids) {
        adopted = UidSet.of(java.util.stream.LongStream.concat(adopted.stream(), uids.stream())
                .toArray());
    }

    /** Messages with a final row that are no longer at the source. */
    UidSet goneAtSource(UidSet listed) {
        return done().without(listed);
    }

    /** Messages that had been dealt with before. */
    UidSet before() {
        return before;
    }

    /** Messages that this command has dealt with. */
    UidSet arrived() {
        return done().without(before);
    }

    /**
     * Each message in exactly one state.
     *
     * @param exists what EXAMINE said; those that the listing lacks were expunged in between
     */
    MessageCounts counts(long exists, UidSet listed) {
        UidSet done = done();
        UidSet refused = in(MessageState.REFUSED);
        UidSet unreadable = in(MessageState.UNREADABLE);
        UidSet excluded = in(MessageState.EXCLUDED);
        UidSet vanished = in(MessageState.VANISHED);
        UidSet undecided = in(MessageState.UNDECIDED);
        long[] n = new long[8];
        listed.stream().forEach(uid -> {
            if (before.contains(uid)) {
                n[0]++;
            } else if (done.contains(uid)) {
                n[adopted.contains(uid) ? 1 : 2]++;
            } else if (refused.contains(uid)) {
                n[3]++;
            } else if (unreadable.contains(uid)) {
                n[4]++;
            } else if (excluded.contains(uid)) {
                n[5]++;
            } else if (vanished.contains(uid)) {
                n[6]++;
            } else if (undecided.contains(uid)) {
                n[7]++;
            }
        });
        long source = Math.max(exists, listed.size());
        long expunged = source - listed.size();
        long pending = listed.size() - java.util.Arrays.stream(n).sum();
        return new MessageCounts(source, n[2], n[0], n[1], n[5], n[3], n[4], n[6] + expunged, n[7], pending);
    }

    /** Where the mailbox was not listed in this command: what earlier commands did, and the rest pending. */
    static MessageCounts notOpened(long messages, UidSet done) {
        long already = Math.min(messages, done.size());
        return new MessageCounts(messages, 0, already, 0, 0, 0, 0, 0, 0, messages - already);
    }

    private UidSet in(MessageState state) {
        return journal.uids(sourceMailboxId, state);
    }
}
