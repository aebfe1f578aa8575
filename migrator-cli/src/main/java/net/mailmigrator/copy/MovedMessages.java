package net.mailmigrator.copy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;

/**
 * Messages that left one source mailbox and arrived in another between two passes: they are copied to their new place, and
 * their old copy stays (EXACTNESS §7). Each arrival accounts for one departure. Rows are read only where there are both.
 */
final class MovedMessages {
    private final Map<Long, Ends> mailboxes = new LinkedHashMap<>();

    private record Ends(UidSet gone, UidSet arrived) {}

    private record Key(long size, long date) {}

    /** What the pass over a source mailbox saw; a repeated attempt replaces what was noted before. */
    void note(SourceMailbox source, UidSet gone, UidSet arrived) {
        mailboxes.put(source.id(), new Ends(gone, arrived));
    }

    /** How many there are. */
    long count(AccountJournal journal) {
        if (mailboxes.values().stream().allMatch(ends -> ends.gone().isEmpty())) {
            return 0;
        }
        Map<Key, Deque<MessageRow>> arrived = new HashMap<>();
        mailboxes.forEach((mailbox, ends) -> rows(
                journal,
                mailbox,
                ends.arrived(),
                row -> arrived.computeIfAbsent(key(row), none -> new ArrayDeque<>())
                        .add(row)));
        long[] moved = {0};
        mailboxes.forEach((mailbox, ends) -> rows(journal, mailbox, ends.gone(), row -> {
            Deque<MessageRow> candidates = arrived.getOrDefault(key(row), new ArrayDeque<>());
            candidates.stream()
                    .filter(other -> isSame(row.digests(), other.digests()))
                    .findFirst()
                    .ifPresent(other -> {
                        candidates.remove(other);
                        moved[0]++;
                    });
        }));
        return moved[0];
    }

    private static void rows(
            AccountJournal journal, long mailbox, UidSet uids, java.util.function.Consumer<MessageRow> sink) {
        if (!uids.isEmpty()) {
            journal.rows(mailbox, row -> {
                if (row.state() == MessageState.APPENDED
                        && row.internalDate() != null
                        && uids.contains(row.sourceUid())) {
                    sink.accept(row);
                }
            });
        }
    }

    private static Key key(MessageRow row) {
        return new Key(
                row.sizeAsListed(),
                java.util.Objects.requireNonNull(row.internalDate()).epochSecond());
    }

    /** Of adopted messages the journal has no digests. */
    private static boolean isSame(
            @org.jspecify.annotations.Nullable Digests one, @org.jspecify.annotations.Nullable Digests other) {
        return one == null || other == null || one.equals(other);
    }
}
