package net.mailmigrator.plan;

import java.time.LocalDate;
import net.mailmigrator.inventory.AgeBounds;
import net.mailmigrator.model.AgeBasis;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/**
 * What deletion by age at the target depends on.
 *
 * @param today the day of the move, as far as the plan knows it
 * @param graceDays how long after the move it begins at the earliest
 */
public record RetentionSettings(LocalDate today, int graceDays, AgeBasis basis) {
    /**
     * What to count in an account's mail to tell what deletion by age would take away; null: nothing, since nothing is
     * deleted by age.
     */
    public @Nullable AgeBounds bounds(SourceAccount source, MappedAccount account) {
        @Nullable Integer days = RetentionForecast.days(source, account);
        return days == null ? null : new AgeBounds(oldBefore(days), today.minusYears(1), today.minusYears(3));
    }

    /** When the target deletes for the first time something that was copied: older means more than so many days old. */
    LocalDate firstDeletion(int days) {
        LocalDate begins = today.plusDays(graceDays);
        LocalDate copyIsOld = today.plusDays(days + 1L);
        return basis == AgeBasis.SAVEDATE && copyIsOld.isAfter(begins) ? copyIsOld : begins;
    }

    /** What is dated before this day is more than so many days old; what is exactly so old is not. */
    LocalDate oldBefore(int days) {
        return today.minusDays(days);
    }
}
