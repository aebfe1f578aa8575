package net.mailmigrator.model;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** When the old system last saw the user, by service, in its own local time; null: never, or not known. */
public record LastLogins(
        @Nullable LocalDateTime imap,
        @Nullable LocalDateTime pop3,
        @Nullable LocalDateTime smtp) {
    /** The source says nothing. */
    public static final LastLogins NONE = new LastLogins(null, null, null);
}
