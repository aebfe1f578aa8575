package net.mailmigrator.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.ReadBack;
import net.mailmigrator.journal.ReadBack.Place;
import net.mailmigrator.journal.ReadBack.Text;
import net.mailmigrator.journal.ReadBack.Verdict;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of one source mailbox back from the target, some at a time, hashes them, and compares with the journal's
 * digests, or, where the journal has none because they were adopted, with the source's. Only digests are kept. Between
 * two readings it can be stopped or killed, and what was read is noted.
 */
final class ContentCheck {
    private static final int MAX_MESSAGES = 100;
    private static final long MAX_OCTETS = 4L << 20;

    private final VerifySessions sessions;
    private final Readings readings;
    private final ContentVerdict verdict;
    private final AdoptedTexts adopted;
    private final RewrittenTexts rewrittenTexts;
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final List<ReadBack> read = new ArrayList<>();
    private long pendingOctets;

    private record Pending(MessageRow row, Place place, boolean rewritten) {}

    ContentCheck(
            VerifySessions sessions,
            Readings readings,
            ContentVerdict verdict,
            AdoptedTexts adopted,
            RewrittenTexts rewrittenTexts) {
        this.sessions = sessions;
        this.readings = readings;
        this.verdict = verdict;
        this.adopted = adopted;
        this.rewrittenTexts = rewrittenTexts;
    }

    /**
     * Puts a message on the list, unless it was read already or there is nothing to compare its text with.
     *
     * @param rewritten whether something else about it is known to be changed by the target
     */
    void add(MessageRow row, MessageMetadata there, boolean rewritten) throws MailException {
        if (readings.has(row)) {
            verdict.earlier(row, readings.remark(row), rewritten);
            return;
        }
        if (row.digests() == null && !sessions.hasSource() && !readings.isNoted()) {
            verdict.notRead(rewritten);
            return;
        }
        if (!pending.isEmpty() && (pending.size() == MAX_MESSAGES || pendingOctets + there.size() > MAX_OCTETS)) {
            flush();
        }
        InternalDate date = there.internalDate();
        Place place = new Place(readings.validity(), there.uid(), date == null ? null : date.epochSecond());
        pending.put(there.uid(), new Pending(row, place, rewritten));
        pendingOctets += there.size();
    }

    /** Reads and compares what is on the list. */
    void flush() throws MailException {
        if (pending.isEmpty()) {
            return;
        }
        Map<Long, Digests> expected = expected();
        UidSet uids =
                UidSet.of(pending.keySet().stream().mapToLong(Long::longValue).toArray());
        sessions.target().fetch(uids, new Comparing(expected));
        readings.note(read);
        read.clear();
        pending.clear();
        pendingOctets = 0;
        if (sessions.stopRequested()) {
            throw new Stopped();
        }
    }

    /** By source UID; adopted messages that the source does not hold any more are missing in it. */
    private Map<Long, Digests> expected() throws MailException {
        Map<Long, Digests> expected =
                adopted.read(pending.values().stream().map(Pending::row).toList());
        for (Pending message : pending.values()) {
            if (message.row().digests() != null) {
                expected.put(message.row().sourceUid(), message.row().digests());
            }
        }
        return expected;
    }

    private final class Comparing implements FetchSink {
        private final Map<Long, Digests> expected;

        Comparing(Map<Long, Digests> expected) {
            this.expected = expected;
        }

        @Override
        public void message(FetchedMessage message) throws MailException {
            try (MessageContent content = message.content()) {
                Pending asked = pending.get(message.metadata().uid());
                if (asked != null) {
                    take(asked, content);
                }
            }
        }

        private void take(Pending asked, MessageContent content) throws MailException {
            Text there = Hash.of(content);
            Digests sent = expected.get(asked.row().sourceUid());
            Text source = sent == null || asked.row().digests() != null ? null : new Text(sent.octets(), sent.exact());
            ReadBack reading = new ReadBack(
                    asked.row().sourceUid(),
                    asked.place(),
                    compare(asked.row(), sent, there, content),
                    there,
                    null,
                    source);
            read.add(reading);
            verdict.read(asked.row(), reading, asked.rewritten());
        }

        /** The second rung is computed where the octets were received: it is asked only where they differ. */
        private Verdict compare(MessageRow row, @Nullable Digests sent, Text there, MessageContent content) {
            if (sent == null) {
                return Verdict.ALONE;
            }
            if (sent.exact().equals(there.digest())) {
                return Verdict.SAME;
            }
            return sent.mayBecome(content.digests()) || rewrittenTexts.is(row, content)
                    ? Verdict.REWRITTEN
                    : Verdict.DIFFERENT;
        }

        @Override
        public void unreadable(long uid, String answer) {
            Pending asked = pending.get(uid);
            if (asked != null) {
                ReadBack reading =
                        new ReadBack(asked.row().sourceUid(), asked.place(), Verdict.UNREADABLE, null, answer, null);
                read.add(reading);
                verdict.read(asked.row(), reading, asked.rewritten());
            }
        }

        /** It was listed a moment ago: somebody has just deleted it. */
        @Override
        public void absent(long uid) {
            verdict.gone();
        }
    }
}
