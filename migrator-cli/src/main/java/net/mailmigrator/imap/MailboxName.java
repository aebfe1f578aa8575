package net.mailmigrator.imap;

/**
 * A mailbox's name exactly as its server writes it: modified UTF-7 (RFC 3501 §5.1.3) in well-kept places, and whatever
 * octets the server sent in others, one char per octet. Two names are the same only if their octets are; INBOX is the
 * exception and is always written in upper case.
 */
public record MailboxName(String wire) implements Comparable<MailboxName> {
    /** The one mailbox that every account has. */
    public static final MailboxName INBOX = new MailboxName("INBOX");

    public MailboxName {
        if (wire.equalsIgnoreCase("INBOX")) {
            wire = "INBOX";
        }
        if (wire.chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n' || c > 255)) {
            throw new IllegalArgumentException("a mailbox name holds no NUL, CR or LF");
        }
    }

    /** The name for people; octets that are no modified UTF-7 are shown as they are. */
    public String decoded() {
        return ModifiedUtf7.decodeLeniently(wire);
    }

    /** Writes a name for people in modified UTF-7. */
    public static MailboxName encode(String name) {
        return new MailboxName(ModifiedUtf7.encode(name));
    }

    @Override
    public int compareTo(MailboxName other) {
        return wire.compareTo(other.wire);
    }

    @Override
    public String toString() {
        return decoded();
    }
}
