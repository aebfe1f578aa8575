package net.mailmigrator.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a customer or an account wishes to be moved (R7).
 *
 * @param wave the wave it names; null: none
 * @param notBefore null unless the preference is NOT_BEFORE
 * @param reason for people
 */
public record WaveWish(
        Preference preference,
        @Nullable String wave,
        @Nullable LocalDate notBefore,
        @Nullable String reason) {
    /** No wish. */
    public static final WaveWish ANY = new WaveWish(Preference.ANY, null, null, null);

    /** What is wished. */
    public enum Preference {
        ANY,
        FIRST,
        LAST,
        /** A wave by its name. */
        NAMED,
        NOT_BEFORE
    }
}
