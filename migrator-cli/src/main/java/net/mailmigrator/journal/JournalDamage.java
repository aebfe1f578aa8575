package net.mailmigrator.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** A journal whose file is not what was written: how it shows, and the two ways to go on. */
final class JournalDamage {
    private static final Set<Integer> CORRUPT = Set.of(
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.FILE_VERSION_ERROR_1,
            ErrorCode.UNSUPPORTED_SETTING_COMBINATION,
            ErrorCode.DESERIALIZATION_FAILED_1,
            // No statement of ours converts anything: the type that H2 has read is another.
            ErrorCode.DATA_CONVERSION_ERROR_1,
            // The version of the tables is known when they are asked.
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
            ErrorCode.COLUMN_NOT_FOUND_1);

    private final JournalFiles files;

    JournalDamage(JournalFiles files) {
        this.files = files;
    }

    /** Whether a failure means the file, and neither the disk nor a statement of ours. */
    static boolean shows(SQLException failed) {
        if (CORRUPT.contains(failed.getErrorCode())) {
            return true;
        }
        boolean diskFailed = false;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return true;
            }
            diskFailed |= cause instanceof IOException || (cause instanceof MVStoreException store && closed(store));
        }
        // H2 stumbles over what it has read: an index, a number or a class that cannot be.
        return failed.getErrorCode() == ErrorCode.GENERAL_ERROR_1 && failed.getCause() != null && !diskFailed;
    }

    private static boolean closed(MVStoreException store) {
        return store.getErrorCode() == DataUtils.ERROR_CLOSED
                || store.getErrorCode() == DataUtils.ERROR_READING_FAILED
                || store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED;
    }

    /** Refuses a file that is not as it was left. */
    void refuse(Optional<JournalSeal> left) throws IOException {
        if (Files.size(files.database()) == 0
                && (left.isPresent() || !files.backups().isEmpty())) {
            throw found("it is empty");
        }
        if (left.isPresent() && !left.get().holds(files)) {
            throw found("its " + Files.size(files.database()) + " bytes are not the "
                    + left.get().octets()
                    + " that the last command left (CRC-32). If you have put another copy there on"
                    + " purpose, empty " + files.lock() + " while no migrator runs");
        }
    }

    /** At the opening. */
    StopException found(String how) {
        return found(ExitStatus.REJECTED, how, null);
    }

    /** What is thrown instead of the failure that showed it. */
    StopException found(ExitStatus status, String how, @Nullable Throwable thrown) {
        return new StopException(
                status,
                "the journal " + files.database() + " is damaged: " + how + ". "
                        + (status == ExitStatus.REJECTED ? "It was left as it is. " : "The work was stopped there. ")
                        + putBack()
                        + " move the damaged file away, set copy.existing: adopt, and run: what the target already"
                        + " holds is recognised, and nothing is copied twice.",
                thrown);
    }

    private String putBack() {
        List<Path> copies = files.backups();
        if (copies.isEmpty()) {
            return "There is no copy of it (" + files.backup(1) + "); so:";
        }
        String older = copies.size() == 1 ? "" : " (or " + copies.get(1) + ", which is older)";
        return "Put back the copy of the end of the last run with: unzip -o " + copies.get(0) + " -d " + files.folder()
                + older + ", and run the command again: what was done since then is found at the target. Or";
    }
}
