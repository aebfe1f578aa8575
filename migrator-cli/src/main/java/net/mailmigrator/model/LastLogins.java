package net.mailmigrator.model;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When the old system last saw the user, by service, and last delivered mail; null: never, or not known. */
public record LastLogins(
        @Nullable OffsetDateTime imap,
        @Nullable OffsetDateTime pop3,
        @Nullable OffsetDateTime smtp,
        @Nullable OffsetDateTime web,
        @Nullable OffsetDateTime delivery) {
    /** The source says nothing. */
    public static final LastLogins NONE = new LastLogins(null, null, null, null, null);
}
