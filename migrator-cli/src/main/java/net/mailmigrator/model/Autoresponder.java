package net.mailmigrator.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An absence note.
 *
 * @param start when it begins, null where the source has none
 * @param end when it ends, a day with all its hours; null: open
 * @param text plain text; null: none
 * @param html null: none
 * @param interval time between two answers to the same sender; null where not set
 * @param from the sender of answers; null: the account's address
 * @param addresses mail to these is answered; empty: to any of the account's
 * @param condition a word that the subject must hold; null: none
 */
public record Autoresponder(
        boolean active,
        @Nullable Moment start,
        @Nullable Moment end,
        @Nullable String subject,
        @Nullable String text,
        @Nullable Duration interval,
        @Nullable String html,
        @Nullable String from,
        List<String> addresses,
        @Nullable String condition) {
    public Autoresponder {
        addresses = List.copyOf(addresses);
    }

    /** Plain text to all who write. */
    public Autoresponder(
            boolean active,
            @Nullable Moment start,
            @Nullable Moment end,
            @Nullable String subject,
            @Nullable String text,
            @Nullable Duration interval) {
        this(active, start, end, subject, text, interval, null, null, List.of(), null);
    }

    /** The same note with other words. */
    public Autoresponder saying(@Nullable String otherSubject, @Nullable String otherText) {
        return new Autoresponder(
                active, start, end, otherSubject, otherText, interval, html, from, addresses, condition);
    }

    /** The same note for another time. */
    public Autoresponder during(boolean on, @Nullable Moment first, @Nullable Moment last) {
        return new Autoresponder(on, first, last, subject, text, interval, html, from, addresses, condition);
    }
}
