package net.mailmigrator.plan;

import java.time.LocalDate;
import java.util.List;
import net.mailmigrator.model.AgeBasis;
import org.jspecify.annotations.Nullable;

/**
 * What deletion by age would take away from an account that is moved today (R16).
 *
 * @param days mail above this age is deleted, in all folders; exactly so old is not above it
 * @param firstDeletion the day on which the target deletes for the first time
 * @param folders those that lose mail, in the order of the look; null: nobody has looked
 */
public record RetentionPreview(
        int days,
        AgeBasis basis,
        LocalDate firstDeletion,
        @Nullable List<Loss> folders) {
    public RetentionPreview {
        folders = folders == null ? null : List.copyOf(folders);
    }

    /** Nothing, where nobody has looked. */
    public List<Loss> losses() {
        return folders == null ? List.of() : folders;
    }

    /**
     * What a folder loses.
     *
     * @param bytes null: not known
     * @param atMost whether the panel counts from another age, so that it may be less
     * @param newlyAffected whether the old system deletes nothing in this folder
     * @param ages how many of the messages are how old; what is in none of these is of an age that nobody has told
     */
    public record Loss(
            String folder,
            long messages,
            @Nullable Long bytes,
            LocalDate oldest,
            boolean atMost,
            boolean newlyAffected,
            Ages ages) {}

    /** Messages by age at the move. */
    public record Ages(long underOneYear, long oneToThree, long overThree) {
        static final Ages NONE = new Ages(0, 0, 0);

        /** All of them are as old as the oldest at most, which tells their age where it is young. */
        static Ages upTo(LocalDate oldest, long messages, LocalDate today) {
            return oldest.isBefore(today.minusYears(1)) ? NONE : new Ages(messages, 0, 0);
        }
    }
}
