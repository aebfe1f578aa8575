package net.mailmigrator.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code find} found of a message.
 *
 * @param source where it is at the source, as far as could be read
 * @param target where it is at the target, as far as could be read
 * @param journal what the journal knows of it
 * @param journalAsked false where a run holds the journal
 */
public record FoundMessage(List<Copy> source, List<Copy> target, List<Row> journal, boolean journalAsked) {
    /**
     * One copy in a folder.
     *
     * @param bytes as the server lists them
     * @param internalDate null where the server tells none
     */
    public record Copy(
            String folder, long uid, long bytes, @Nullable Instant internalDate) {}

    /**
     * What became of a message of the source.
     *
     * @param folder at the source
     * @param former whether the folder has another UIDVALIDITY by now, so that the UID is void
     * @param state as in the journal: {@code APPENDED}, {@code REFUSED}
     * @param proof how it is known that it arrived; null: it did not
     * @param targetFolder null where it did not arrive
     * @param targetUid null where it did not arrive
     * @param answer the server's words; null: none
     */
    public record Row(
            String folder,
            long uid,
            boolean former,
            String state,
            @Nullable String proof,
            @Nullable String targetFolder,
            @Nullable Long targetUid,
            @Nullable String answer) {}

    public FoundMessage {
        source = List.copyOf(source);
        target = List.copyOf(target);
        journal = List.copyOf(journal);
    }
}
