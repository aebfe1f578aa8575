package net.mailmigrator.verify.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Alteration;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.ReadBack;
import net.mailmigrator.journal.ReadBack.Text;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import org.jspecify.annotations.Nullable;

/** The messages of an account after a verification that has read all of them: what was there, and what arrived. */
public final class AccountManifests {
    private static final Comparator<String> BYTES = (one, other) -> Arrays.compareUnsigned(
            ManifestText.escape(one).getBytes(StandardCharsets.UTF_8),
            ManifestText.escape(other).getBytes(StandardCharsets.UTF_8));

    private final AccountJournal journal;

    /** Of this account. */
    public AccountManifests(AccountJournal journal) {
        this.journal = journal;
    }

    /** UIDVALIDITY by folder of one side. */
    public Map<String, UidValidity> folders(ManifestHeader.Side side) {
        return side == ManifestHeader.Side.SOURCE
                ? journal.sourceMailboxes().stream()
                        .collect(Collectors.toMap(
                                mailbox -> mailbox.name().decoded(), SourceMailbox::uidValidity, (one, other) -> one))
                : journal.targetMailboxes().stream()
                        .collect(Collectors.toMap(
                                mailbox -> mailbox.name().decoded(), TargetMailbox::uidValidity, (one, other) -> one));
    }

    /** Writes the lines of one side. */
    public void write(ManifestHeader.Side side, ManifestWriter writer) throws IOException {
        if (side == ManifestHeader.Side.SOURCE) {
            source(writer);
        } else {
            target(writer);
        }
    }

    /** What was there: each message as the source handed it out, whatever became of it. */
    private void source(ManifestWriter writer) throws IOException {
        List<SourceMailbox> mailboxes = journal.sourceMailboxes().stream()
                .sorted(Comparator.comparing(mailbox -> mailbox.name().decoded(), BYTES))
                .toList();
        for (SourceMailbox mailbox : mailboxes) {
            Iterator<ReadBack> readings = journal.readBack().bySourceUid(mailbox.id());
            ReadBack[] reading = {null};
            try {
                journal.rows(mailbox.id(), row -> {
                    while ((reading[0] == null || reading[0].sourceUid() < row.sourceUid()) && readings.hasNext()) {
                        reading[0] = readings.next();
                    }
                    if (row.sourceUid() > 0 && wasThere(row)) {
                        add(writer, line(mailbox, row, reading[0]));
                    }
                });
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
        }
    }

    /** A message that went before it was copied, or after, is not there any more. */
    private static boolean wasThere(MessageRow row) {
        return switch (row.state()) {
            case APPENDED, REFUSED, UNREADABLE, EXCLUDED, UNDECIDED, GONE_AT_TARGET -> true;
            case VANISHED, GONE_AT_SOURCE, DELETING, DELETED -> false;
        };
    }

    private static void add(ManifestWriter writer, ManifestLine line) {
        try {
            writer.add(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ManifestLine line(SourceMailbox mailbox, MessageRow row, @Nullable ReadBack reading) {
        InternalDate date = row.internalDate();
        Text text = handedOut(row, reading != null && reading.sourceUid() == row.sourceUid() ? reading : null);
        return new ManifestLine(
                mailbox.name().decoded(),
                row.sourceUid(),
                date == null ? null : date.epochSecond(),
                text == null ? row.sizeAsListed() : text.octets(),
                text == null ? null : text.digest());
    }

    private static @Nullable Text handedOut(MessageRow row, @Nullable ReadBack reading) {
        Alteration alteration = row.alteration();
        if (alteration != null) {
            return new Text(alteration.sourceOctets(), alteration.source());
        }
        Digests digests = row.digests();
        if (digests != null) {
            return new Text(digests.octets(), digests.exact());
        }
        return reading == null ? null : reading.source();
    }

    /** What arrived: each message of ours as it was read back. */
    private void target(ManifestWriter writer) throws IOException {
        Map<Long, List<SourceMailbox>> sources =
                journal.sourceMailboxes().stream().collect(Collectors.groupingBy(SourceMailbox::targetId));
        List<TargetMailbox> mailboxes = journal.targetMailboxes().stream()
                .sorted(Comparator.comparing(mailbox -> mailbox.name().decoded(), BYTES))
                .toList();
        for (TargetMailbox mailbox : mailboxes) {
            PriorityQueue<Head> heads = new PriorityQueue<>();
            sources.getOrDefault(mailbox.id(), List.of())
                    .forEach(source ->
                            Head.of(journal.readBack().byTargetUid(source.id())).ifPresent(heads::add));
            while (!heads.isEmpty()) {
                Head head = heads.poll();
                writer.add(line(mailbox, head.reading()));
                Head.of(head.rest()).ifPresent(heads::add);
            }
        }
    }

    private static ManifestLine line(TargetMailbox mailbox, ReadBack reading) {
        Text text = reading.text();
        return new ManifestLine(
                mailbox.name().decoded(),
                reading.place().uid(),
                reading.place().date(),
                text == null ? 0 : text.octets(),
                text == null ? null : text.digest());
    }

    /** The next message of one of several source mailboxes that were joined. */
    private record Head(ReadBack reading, Iterator<ReadBack> rest) implements Comparable<Head> {
        static java.util.Optional<Head> of(Iterator<ReadBack> rest) {
            return rest.hasNext() ? java.util.Optional.of(new Head(rest.next(), rest)) : java.util.Optional.empty();
        }

        @Override
        public int compareTo(Head other) {
            return Long.compare(reading.place().uid(), other.reading.place().uid());
        }
    }
}
