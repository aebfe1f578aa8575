package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * What the account's own row says about one IMAP side; each null: the settings decide.
 *
 * @param login the login on that side where it differs
 * @param password the account's own password
 * @param host the server where it differs from the settings
 */
public record ImapLogin(
        @Nullable String login,
        @Nullable Secret password,
        @Nullable String host) {
    /** The row says nothing. */
    public static final ImapLogin NONE = new ImapLogin(null, null, null);
}
