package net.mailmigrator.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import org.jspecify.annotations.Nullable;

/**
 * The members of an append batch as one value: a version octet, the count, and per member its numbers, its digests, the
 * date, the flag bits, the keywords in UTF-8, how the message differs from the source's, and its munged digest. About 110 octets a member.
 */
final class MemberCodec {
    private static final int VERSION = 3;
    private static final int WITHOUT_MUNGED = 2;
    private static final int WITHOUT_ALTERATIONS = 1;
    private static final int SHA256 = 32;

    private MemberCodec() {}

    static byte[] encode(List<BatchMember> members) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(16 + 128 * members.size());
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeByte(VERSION);
            out.writeInt(members.size());
            for (BatchMember member : members) {
                write(member, out);
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return octets.toByteArray();
    }

    static List<BatchMember> decode(byte[] octets) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            int version = in.readByte();
            if (version < WITHOUT_ALTERATIONS || version > VERSION) {
                throw new IllegalStateException("append batch in unknown form " + version);
            }
            int count = in.readInt();
            List<BatchMember> members = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                members.add(read(in, version));
            }
            return members;
        } catch (IOException tooShort) {
            throw new UncheckedIOException("append batch is cut short", tooShort);
        }
    }

    private static void write(BatchMember member, DataOutputStream out) throws IOException {
        out.writeLong(member.sourceUid());
        out.writeLong(member.sizeAsListed());
        out.writeLong(member.digests().octets());
        out.write(member.digests().exact().bytes());
        out.write(member.digests().loose().bytes());
        out.writeLong(member.internalDate().epochSecond());
        out.writeInt(member.internalDate().offsetSeconds());
        out.writeByte(FlagBits.of(member.flags().system()));
        out.writeInt(member.flags().keywords().size());
        for (String keyword : member.flags().keywords()) {
            write(keyword, out);
        }
        write(member.alteration(), out);
        out.writeBoolean(member.digests().isEightBitHeader());
        if (member.digests().isEightBitHeader()) {
            out.write(member.digests().munged().bytes());
        }
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void write(@Nullable Alteration alteration, DataOutputStream out) throws IOException {
        out.writeBoolean(alteration != null);
        if (alteration != null) {
            write(alteration.text(), out);
            out.writeLong(alteration.sourceOctets());
            out.write(alteration.source().bytes());
        }
    }

    private static BatchMember read(DataInputStream in, int version) throws IOException {
        long uid = in.readLong();
        long size = in.readLong();
        long octets = in.readLong();
        Digest exact = digest(in);
        Digest loose = digest(in);
        InternalDate date = new InternalDate(in.readLong(), in.readInt());
        int bits = in.readUnsignedByte();
        TreeSet<String> keywords = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            keywords.add(text(in));
        }
        Alteration alteration = version == WITHOUT_ALTERATIONS ? null : alteration(in);
        boolean munged = version > WITHOUT_MUNGED && in.readBoolean();
        Digests digests = new Digests(octets, exact, loose, munged ? digest(in) : loose);
        return new BatchMember(uid, size, digests, date, new MessageFlags(FlagBits.flags(bits), keywords), alteration);
    }

    private static @Nullable Alteration alteration(DataInputStream in) throws IOException {
        return in.readBoolean() ? Alteration.parse(text(in), in.readLong(), digest(in)) : null;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(octets(in, in.readInt()), StandardCharsets.UTF_8);
    }

    private static Digest digest(DataInputStream in) throws IOException {
        return Digest.of(octets(in, SHA256));
    }

    private static byte[] octets(DataInputStream in, int length) throws IOException {
        byte[] octets = new byte[length];
        in.readFully(octets);
        return octets;
    }
}
