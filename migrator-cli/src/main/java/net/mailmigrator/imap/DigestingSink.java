package net.mailmigrator.imap;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes octets as they pass, both rungs of {@link Digests} at once, without keeping them. One message, one thread. */
public final class DigestingSink extends OutputStream {
    private final MessageDigest exact = sha256();
    private final MessageDigest loose = sha256();
    private final ForeignHeaders headers = new ForeignHeaders();
    private final byte[] kept = new byte[4096];
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
        for (int i = offset; i < offset + length; i++) {
            byte octet = buffer[i];
            if (headers.isOver()) {
                keep(octet);
            } else {
                headers.take(octet, this::keep);
            }
        }
    }

    private void keep(byte octet) {
        if (octet == '\r' || octet == '\n' || octet == 0 || octet == (byte) 0x80) {
            return; // what servers were seen to change; Dovecot makes 0x80 of NUL
        }
        if (keptLength == kept.length) {
            loose.update(kept, 0, keptLength);
            keptLength = 0;
        }
        kept[keptLength++] = octet;
    }

    /** The digests of all octets so far; ends the hashing. */
    public Digests digests() {
        headers.end(this::keep);
        loose.update(kept, 0, keptLength);
        return new Digests(octets, Digest.of(exact.digest()), Digest.of(loose.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
