package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.RewrittenLines;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.CameOut;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Compares what came out at the target with what was sent (EXACTNESS §3): of the first messages of an account's first pass,
 * and of the first whose header has octets above 127, a few are read back; later passes shall cost little. It only reads,
 * and looks at nothing but what the tool has just brought. One pass over an account, one thread.
 */
final class TargetProbe {
    private static final int SAMPLE = 8;
    private static final long LARGEST = 256 * 1024;

    private final Sessions sessions;
    private final AccountJournal journal;
    private final List<MessageRow> offered = new ArrayList<>();
    private final boolean isFirst;
    private int plain;
    private int eightBit;

    TargetProbe(Sessions sessions, AccountJournal journal) {
        this.sessions = sessions;
        this.journal = journal;
        this.isFirst = journal.facts().targetClass() == null;
    }

    /** Whether a target was found to rewrite header lines of which that is known. */
    static boolean rewritesKnownLines(@Nullable String targetClass) {
        return targetClass != null
                && Stream.of(targetClass.split("; "))
                        .filter(names -> names.startsWith(Difference.HEADER_LINES))
                        .map(names -> names.substring(Difference.HEADER_LINES.length()))
                        .anyMatch(names -> Stream.of(names.split(", ")).allMatch(RewrittenLines::isOne));
    }

    /** Messages that the target has just taken, under UIDs that it has named. */
    void offer(List<MessageRow> rows) {
        for (MessageRow row : rows) {
            boolean fits = isFirst
                    && row.targetUid() != null
                    && row.digests() != null
                    && row.digests().octets() <= LARGEST;
            if (fits && isWanted(row)) {
                offered.add(row);
            }
        }
    }

    private boolean isWanted(MessageRow row) {
        boolean telling = row.digests() != null && row.digests().isEightBitHeader();
        return telling ? eightBit++ < SAMPLE : plain++ < SAMPLE;
    }

    /** Reads back what was offered; the mailboxes are opened, the target perhaps before the messages were appended. */
    void look(TargetMailboxes targets, OpenTarget target, SourceMailbox source) throws MailException {
        if (offered.isEmpty()) {
            return;
        }
        List<MessageRow> rows = List.copyOf(offered);
        offered.clear();
        targets.reopen(target);
        DigestCollector read = new DigestCollector();
        sessions.writer()
                .fetch(
                        UidSet.of(rows.stream()
                                .mapToLong(row -> row.targetUid() == null ? 0 : row.targetUid())
                                .toArray()),
                        read);
        Map<MessageRow, Read> found = new HashMap<>();
        rows.forEach(row -> {
            Read there = read.byUid().get(row.targetUid());
            if (there != null) {
                found.put(row, there);
            }
        });
        compared(source.id(), found);
    }

    /** Messages that were read back, here or because the target had not named their UIDs. */
    void compared(long sourceMailboxId, Map<MessageRow, Read> found) throws MailException {
        SortedSet<String> differences = new TreeSet<>();
        Map<Long, CameOut> changed = new HashMap<>();
        Difference difference = new Difference(sessions);
        for (Map.Entry<MessageRow, Read> each : found.entrySet()) {
            SortedSet<String> names = difference.of(each.getKey(), each.getValue());
            if (!names.isEmpty()) {
                differences.addAll(names);
                changed.put(each.getKey().sourceUid(), cameOut(each.getValue()));
            }
        }
        if (!changed.isEmpty()) {
            journal.rewriting().cameOut(sourceMailboxId, changed);
        }
        if (!found.isEmpty()) {
            note(differences);
        }
    }

    /** What differs does so for good; a target is exact as long as nothing is known to differ. */
    private void note(SortedSet<String> differences) {
        String before = journal.facts().targetClass();
        if (before != null && !before.equals(AccountFacts.EXACT)) {
            differences.addAll(List.of(before.split("; ")));
        }
        String now = differences.isEmpty() ? AccountFacts.EXACT : String.join("; ", differences);
        if (!now.equals(before)) {
            journal.rewriting().targetClass(now);
        }
    }

    private static CameOut cameOut(Read there) {
        var date = there.metadata().internalDate();
        return new CameOut(there.digests().octets(), date == null ? null : date.epochSecond());
    }
}
