package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * Who uses an account.
 *
 * @param language of letters, as {@code de}
 * @param recoveryAddress where a forgotten password is dealt with (R24), as the source has it
 * @param contacts how many are in the old address book (R10)
 */
public record Person(
        @Nullable String language,
        @Nullable String recoveryAddress,
        @Nullable String phone,
        int contacts) {
    /** The source says nothing. */
    public static final Person UNKNOWN = new Person(null, null, null, 0);
}
