package net.mailmigrator.imap.resilient;

import java.time.Duration;
import java.time.Instant;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Something that has not worked since a server asked for a pause.
 *
 * @param times pauses so far; answers that come while one is going on begin no other
 * @param waited how long they were in all, what lies ahead included
 * @param until the end of the last one
 * @param last the last answer; null: none yet
 */
record Trouble(
        int times,
        Duration waited,
        Instant until,
        Duration patience,
        @Nullable MailException last) {
    static final Trouble NONE = new Trouble(0, Duration.ZERO, Instant.MIN, Duration.ZERO, null);

    /** With a pause from now to then. */
    Trouble paused(Instant now, Instant end, Manner manner, MailException failure) {
        boolean goingOn = until.isAfter(now);
        Instant later = end.isAfter(until) ? end : until;
        return new Trouble(
                goingOn ? times : times + 1,
                waited.plus(Duration.between(goingOn ? until : now, later)),
                later,
                manner.patience(),
                failure);
    }

    /** Whether the words of the last answer mean every login. */
    boolean concernsHost() {
        return last != null && last.concernsWholeHost();
    }

    /** Whether it is to be left to another run. */
    boolean isTooLong() {
        return waited.compareTo(patience) > 0;
    }
}
