package net.mailmigrator.copy;

import java.util.Arrays;
import java.util.OptionalLong;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.SourceMailbox;

/**
 * Messages that stand at the target behind some that stand behind them at the source (I11, EXACTNESS §6): they were refused
 * at first, or not handed out, and a later run has brought them. Rows are read only where there can be some.
 */
final class LateComers {
    private final AccountJournal journal;

    LateComers(AccountJournal journal) {
        this.journal = journal;
    }

    /**
     * How many there are.
     *
     * @param before source UIDs that were dealt with before this pass
     * @param arrived those that this pass has dealt with
     */
    long count(SourceMailbox source, UidSet before, UidSet arrived) {
        OptionalLong first = arrived.stream().min();
        OptionalLong last = before.stream().max();
        if (first.isEmpty() || last.isEmpty() || first.getAsLong() > last.getAsLong()) {
            return 0;
        }
        long[][] uids = {new long[64], new long[64]};
        int[] rows = {0};
        journal.rows(source.id(), row -> {
            Long targetUid = row.targetUid();
            if (row.state() == MessageState.APPENDED
                    && row.proof() != Proof.ADOPTED
                    && row.targetMailboxId() == null
                    && targetUid != null) {
                if (rows[0] == uids[0].length) {
                    uids[0] = Arrays.copyOf(uids[0], 2 * rows[0]);
                    uids[1] = Arrays.copyOf(uids[1], 2 * rows[0]);
                }
                uids[0][rows[0]] = row.sourceUid();
                uids[1][rows[0]++] = targetUid;
            }
        });
        long lowest = Long.MAX_VALUE;
        long late = 0;
        for (int row = rows[0] - 1; row >= 0; row--) {
            late += uids[1][row] > lowest && arrived.contains(uids[0][row]) ? 1 : 0;
            lowest = Math.min(lowest, uids[1][row]);
        }
        return late;
    }
}
