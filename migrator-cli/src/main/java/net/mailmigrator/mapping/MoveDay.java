package net.mailmigrator.mapping;

import java.time.LocalDate;
import net.mailmigrator.model.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The day from which the new system counts: what ended before it is over.
 *
 * @param agreed whether it is the day of the switch by the settings; else it is today, and the day of the switch is not
 *     known
 */
public record MoveDay(LocalDate day, boolean agreed) {
    /**
     * The day that counts.
     *
     * @param agreed by the settings; null: none
     * @param today null where nobody knows, so that nothing is over
     */
    static MoveDay of(@Nullable LocalDate agreed, @Nullable LocalDate today) {
        if (agreed != null) {
            return new MoveDay(agreed, true);
        }
        return new MoveDay(today == null ? LocalDate.EPOCH : today, false);
    }

    /** The day on which forwards and absence notes without a first day begin; null: that of the switch, whenever it is. */
    @Nullable
    Moment begins() {
        return agreed ? Moment.of(day) : null;
    }
}
