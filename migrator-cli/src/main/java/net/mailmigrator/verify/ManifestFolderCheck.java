package net.mailmigrator.verify;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.ReadBack.Text;
import net.mailmigrator.model.MailException;
import net.mailmigrator.verify.VerifyOutcome.Counts;
import net.mailmigrator.verify.manifest.ManifestHeader.Side;
import net.mailmigrator.verify.manifest.ManifestLine;
import org.jspecify.annotations.Nullable;

/** Compares the lines of one folder of a manifest with the folder, which is opened. One thread. */
final class ManifestFolderCheck {
    private static final int MAX_MESSAGES = 100;
    private static final long MAX_OCTETS = 4L << 20;

    private final MailboxReader reader;
    private final String folder;
    private final Side side;
    private final List<Discrepancy> discrepancies = new ArrayList<>();
    private Counts counts = Counts.NONE;

    ManifestFolderCheck(MailboxReader reader, String folder, Side side) {
        this.reader = reader;
        this.folder = folder;
        this.side = side;
    }

    List<Discrepancy> discrepancies() {
        return discrepancies;
    }

    Counts counts() {
        return counts;
    }

    /** The UIDs still mean the same messages. */
    void byUid(List<ManifestLine> lines) throws MailException {
        TargetListing listing = TargetListing.read(reader);
        Map<Long, ManifestLine> pending = new LinkedHashMap<>();
        long octets = 0;
        long found = 0;
        for (ManifestLine line : lines) {
            MessageMetadata there = listing.find(line.uid());
            if (there == null) {
                differs("MESSAGE-MISSING", line, "is not there any more");
                continue;
            }
            found++;
            compareDate(line, there.internalDate());
            if (line.sha256() != null) {
                pending.put(line.uid(), line);
                octets += there.size();
            }
            if (pending.size() == MAX_MESSAGES || octets > MAX_OCTETS) {
                read(pending);
                octets = 0;
            }
        }
        read(pending);
        counts = counts.plus(new Counts(found, 0, 0, 0, 0, 0, listing.uids().size() - found));
    }

    private void compareDate(ManifestLine line, @Nullable InternalDate there) {
        Long date = there == null ? null : Long.valueOf(there.epochSecond());
        if (!Objects.equals(line.date(), date)) {
            differs("DATE-DIFFERS", line, "had the date " + words(line.date()) + " and has " + words(date));
        }
    }

    private static String words(@Nullable Long date) {
        return date == null ? "none" : Instant.ofEpochSecond(date).toString();
    }

    private void read(Map<Long, ManifestLine> pending) throws MailException {
        if (pending.isEmpty()) {
            return;
        }
        UidSet uids =
                UidSet.of(pending.keySet().stream().mapToLong(Long::longValue).toArray());
        reader.fetch(
                uids,
                new Texts((uid, text) -> {
                    ManifestLine line = Objects.requireNonNull(pending.get(uid));
                    if (!Objects.equals(text.digest(), line.sha256())) {
                        differs(
                                "CONTENT-DIFFERS",
                                line,
                                "has another text: " + line.bytes() + " bytes then, " + text.octets() + " now");
                    }
                }) {
                    @Override
                    public void unreadable(long uid, String answer) {
                        differs(
                                "UNREADABLE-AT-" + side,
                                Objects.requireNonNull(pending.get(uid)),
                                "is not handed out: " + MailException.withoutFullStop(answer));
                    }

                    @Override
                    public void absent(long uid) {
                        differs("MESSAGE-MISSING", Objects.requireNonNull(pending.get(uid)), "is not there any more");
                    }
                });
        pending.clear();
    }

    /** The folder was made anew: its messages are told by their text. */
    void byText(List<ManifestLine> lines) throws MailException {
        TargetListing listing = TargetListing.read(reader);
        Map<Digest, Deque<Long>> there = new HashMap<>();
        if (!listing.uids().isEmpty()) {
            reader.fetch(
                    listing.uids(),
                    new Texts((uid, text) -> there.computeIfAbsent(text.digest(), digest -> new ArrayDeque<>())
                            .add(uid)));
        }
        long found = 0;
        for (ManifestLine line : lines) {
            Long uid = line.sha256() == null
                    ? null
                    : there.getOrDefault(line.sha256(), new ArrayDeque<>()).poll();
            if (line.sha256() != null && uid == null) {
                differs("MESSAGE-MISSING", line, "is not there any more, and its folder was made anew");
            } else if (uid != null) {
                found++;
                compareDate(line, Objects.requireNonNull(listing.find(uid)).internalDate());
            }
        }
        counts = counts.plus(new Counts(found, 0, 0, 0, 0, 0, listing.uids().size() - found));
    }

    private void differs(String code, ManifestLine line, String what) {
        discrepancies.add(new Discrepancy(
                code,
                folder,
                side == Side.SOURCE ? line.uid() : null,
                "the message with UID " + line.uid() + " of the manifest " + what));
    }

    private interface Reading {
        void of(long uid, Text text);
    }

    /** Hashes what comes. */
    private class Texts implements FetchSink {
        private final Reading sink;

        Texts(Reading sink) {
            this.sink = sink;
        }

        @Override
        public void message(FetchedMessage message) throws MailException {
            try (MessageContent content = message.content()) {
                Text text = Hash.of(content);
                counts = counts.plus(new Counts(0, 1, text.octets(), 0, 0, 0, 0));
                sink.of(message.metadata().uid(), text);
            }
        }

        @Override
        public void unreadable(long uid, String answer) {}

        @Override
        public void absent(long uid) {}
    }
}
