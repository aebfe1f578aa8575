package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong while doing, as it stands in the journal and in reports.
 *
 * @param scope what was given up
 * @param code stable, ASCII {@code [A-Z0-9-]+}
 * @param text what was attempted, on what, what the other side said, what is left behind, what to do next
 * @param folder the source folder for people, where one is meant
 * @param uid the source UID, where a message is meant; else null
 */
public record Failure(
        FailureScope scope,
        String code,
        String text,
        @Nullable String folder,
        @Nullable Long uid) {
    /** A failure of an account as a whole. */
    public static Failure ofAccount(String code, String text) {
        return new Failure(FailureScope.ACCOUNT, code, text, null, null);
    }
}
