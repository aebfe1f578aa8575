package net.mailmigrator.imap;

/**
 * A message's identity in three rungs (EXACTNESS §3).
 *
 * @param octets how many octets were hashed
 * @param exact SHA-256 of all octets of BODY[]
 * @param loose SHA-256 of the octets without CR, LF, NUL and 0x80, and without the header lines that other copying tools
 *     add: equal where a rewriting server changed only line ends or NUL, or another tool brought the message
 * @param munged the same with an X for each octet above 127 in the header: what Cyrus makes of it ({@code munge8bit}).
 *     Equal to {@code loose} where the header has none. It is the last resort: only the sent message's is compared, with the
 *     {@code loose} one of what is found
 */
public record Digests(long octets, Digest exact, Digest loose, Digest munged) {
    /** Of a message whose header has no octets above 127. */
    public Digests(long octets, Digest exact, Digest loose) {
        this(octets, exact, loose, loose);
    }

    /** Whether the header has octets above 127. */
    public boolean isEightBitHeader() {
        return !munged.equals(loose);
    }

    /** Whether what is found is this message but for what servers are known to change. */
    public boolean mayBecome(Digests found) {
        return loose.equals(found.loose) || munged.equals(found.loose);
    }
}
