package net.mailmigrator.imap;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Hashes octets as they pass, all rungs of {@link Digests} at once, without keeping them. One message, one thread. */
public final class DigestingSink extends OutputStream {
    private final MessageDigest exact = sha256();
    private final MessageDigest loose = sha256();
    private final ForeignHeaders headers = new ForeignHeaders();
    private final ForeignHeaders.Kept ofHeader = this::keepOfHeader;
    private final byte[] kept = new byte[4096];
    private @Nullable MessageDigest munged;
    private int keptLength;
    private long octets;

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        exact.update(buffer, offset, length);
        octets += length;
        int end = offset + length;
        int at = offset;
        while (at < end && !headers.isOver()) {
            headers.take(buffer[at++], ofHeader);
        }
        keepAll(buffer, at, end);
    }

    /** Every octet of all mail passes here. */
    private void keepAll(byte[] buffer, int from, int to) {
        int used = keptLength;
        for (int i = from; i < to; i++) {
            if (used == kept.length) {
                keptLength = used;
                hashKept();
                used = 0;
            }
            byte octet = buffer[i];
            kept[used] = octet;
            used += isChangedByServers(octet) ? 0 : 1;
        }
        keptLength = used;
    }

    /** From the first octet above 127 in a header on, what Cyrus makes of the message is hashed beside it. */
    private void keepOfHeader(byte octet) {
        if (octet >= 0) {
            keep(octet);
            return;
        }
        hashKept();
        if (munged == null) {
            munged = copy(loose);
        }
        munged.update((byte) 'X');
        if (!isChangedByServers(octet)) {
            loose.update(octet);
        }
    }

    private void keep(byte octet) {
        if (isChangedByServers(octet)) {
            return;
        }
        if (keptLength == kept.length) {
            hashKept();
        }
        kept[keptLength++] = octet;
    }

    /** What servers were seen to change; Dovecot makes 0x80 of NUL. */
    private static boolean isChangedByServers(byte octet) {
        return octet == '\r' || octet == '\n' || octet == 0 || octet == (byte) 0x80;
    }

    private void hashKept() {
        loose.update(kept, 0, keptLength);
        if (munged != null) {
            munged.update(kept, 0, keptLength);
        }
        keptLength = 0;
    }

    /** The digests of all octets so far; ends the hashing. */
    public Digests digests() {
        headers.end(ofHeader);
        hashKept();
        Digest same = Digest.of(loose.digest());
        return new Digests(octets, Digest.of(exact.digest()), same, munged == null ? same : Digest.of(munged.digest()));
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException theJdksCan) {
            throw new IllegalStateException(theJdksCan);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
