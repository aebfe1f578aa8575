package net.mailmigrator.imap;

/**
 * A message's identity in two rungs (EXACTNESS §3).
 *
 * @param octets how many octets were hashed
 * @param exact SHA-256 of all octets of BODY[]
 * @param loose SHA-256 of the octets without CR, LF, NUL and 0x80, and without the header lines that other copying tools
 *     add: equal where a rewriting server changed only line ends or NUL, or another tool brought the message
 */
public record Digests(long octets, Digest exact, Digest loose) {}
