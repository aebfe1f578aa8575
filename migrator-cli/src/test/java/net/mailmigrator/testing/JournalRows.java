package net.mailmigrator.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import net.mailmigrator.imap.DigestingSink;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.journal.BatchMember;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;

/** Rows and batch members for tests of the journal, made from a UID alone. */
public final class JournalRows {
    private JournalRows() {}

    /** Digests of a text. */
    public static Digests digests(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        DigestingSink sink = new DigestingSink();
        sink.write(octets, 0, octets.length);
        return sink.digests();
    }

    /** A message that arrived: 100 octets as listed, target UID a thousand above the source's. */
    public static MessageRow appended(long uid) {
        return new MessageRow(
                uid,
                100,
                digests("message " + uid),
                new InternalDate(1_537_300_000 + uid, 7_200),
                MessageFlags.parse(List.of("\\Seen", "NonJunk")),
                uid + 1_000,
                Proof.APPENDUID,
                MessageState.APPENDED,
                null);
    }

    /** A message in another state than APPENDED, with the server's words. */
    public static MessageRow left(long uid, MessageState state, String answer) {
        return new MessageRow(
                uid, 100, null, InternalDate.ofEpochSecond(uid), MessageFlags.NONE, null, null, state, answer);
    }

    /** Messages that arrived. */
    public static List<MessageRow> appended(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(JournalRows::appended)
                .toList();
    }

    /** The members that become {@link #appended(long)}. */
    public static List<BatchMember> members(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(JournalRows::member).toList();
    }

    private static BatchMember member(long uid) {
        MessageRow row = appended(uid);
        return new BatchMember(
                uid,
                row.sizeAsListed(),
                Objects.requireNonNull(row.digests()),
                Objects.requireNonNull(row.internalDate()),
                row.flagBase());
    }
}
