package net.mailmigrator.imap;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256. */
public final class Digest {
    private final byte[] sha256;

    private Digest(byte[] sha256) {
        this.sha256 = sha256;
    }

    /** Wraps 32 octets; they are copied. */
    public static Digest of(byte[] sha256) {
        if (sha256.length != 32) {
            throw new IllegalArgumentException("a SHA-256 has 32 octets, was " + sha256.length);
        }
        return new Digest(sha256.clone());
    }

    /** A copy of the 32 octets. */
    public byte[] bytes() {
        return sha256.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(sha256, digest.sha256);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sha256);
    }

    /** 64 hexadecimal digits in lower case. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(sha256);
    }
}
