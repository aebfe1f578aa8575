package net.mailmigrator.imap;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes octets as they pass, both rungs of {@link Digests} at once, without keeping them. One message, one thread. */
public final class DigestingSink extends OutputStream {
    private final MessageDigest exact = sha256();
    private final MessageDigest loose = sha256();
    private long octets;

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        exact.update(buffer, offset, length);
        octets += length;
        int kept = offset;
        for (int i = offset; i < offset + length; i++) {
            if (isRewritten(buffer[i])) {
                loose.update(buffer, kept, i - kept);
                kept = i + 1;
            }
        }
        loose.update(buffer, kept, offset + length - kept);
    }

    /** What servers were seen to change in a message's text: CR, LF, NUL and what Dovecot makes of NUL. */
    private static boolean isRewritten(byte octet) {
        return octet == '\r' || octet == '\n' || octet == 0 || octet == (byte) 0x80;
    }

    /** The digests of all octets so far; ends the hashing. */
    public Digests digests() {
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
