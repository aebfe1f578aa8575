package net.mailmigrator.imap;

import org.jspecify.annotations.Nullable;

/**
 * One entry of NAMESPACE (RFC 2342).
 *
 * @param prefix as the server writes it, with its separator at the end: {@code INBOX.}
 * @param separator null where the server says NIL
 */
public record Namespace(Kind kind, String prefix, @Nullable Character separator) {
    /** Whose mailboxes these are. */
    public enum Kind {
        PERSONAL,
        OTHER_USERS,
        SHARED
    }
}
