package net.mailmigrator.imap;

/** The generation of a mailbox's UIDs (RFC 9051 §2.3.1.1): a changed value voids every stored UID. */
public record UidValidity(long value) {
    public UidValidity {
        if (value < 1 || value > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("UIDVALIDITY must be 1..4294967295, was " + value);
        }
    }
}
