package net.mailmigrator.journal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Turns what a database throws into one text for people; a wrong statement of ours stays what it is: a bug. */
final class JournalErrors {
    private static final Set<Integer> CORRUPT = Set.of(
            ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.UNSUPPORTED_SETTING_COMBINATION);

    /** The disk failed, or the database has closed itself because the disk had failed. */
    private static final Set<Integer> UNUSABLE = Set.of(
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.FILE_CREATION_FAILED_1,
            ErrorCode.FILE_NOT_FOUND_1,
            ErrorCode.DATABASE_IS_READ_ONLY,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.OUT_OF_MEMORY);

    private final JournalFiles files;

    JournalErrors(JournalFiles files) {
        this.files = files;
    }

    /** What to throw instead. */
    RuntimeException translate(Throwable thrown) {
        SQLException sql = sqlException(thrown);
        if (sql == null) {
            return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
        }
        if (sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new StopException(
                    ExitStatus.BUSY,
                    "another program holds the journal " + files.database()
                            + ". Wait until it has ended, or end it, and run the command again.",
                    thrown);
        }
        if (CORRUPT.contains(sql.getErrorCode())) {
            return corrupt(thrown);
        }
        if (UNUSABLE.contains(sql.getErrorCode()) || sql instanceof SQLTransientConnectionException) {
            return unusable(thrown);
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    /** The file cannot be read or written. */
    StopException unusable(Throwable thrown) {
        return new StopException(
                ExitStatus.REJECTED,
                "the journal " + files.database() + " cannot be read or written: " + reason(thrown)
                        + ". What was confirmed before is kept. Check the free space, the permissions and the disk of "
                        + files.folder() + ", and run the command again.",
                thrown);
    }

    private StopException corrupt(Throwable thrown) {
        return new StopException(
                ExitStatus.REJECTED,
                "the journal " + files.database() + " is damaged: " + reason(thrown)
                        + ". It was left as it is. Unpack the newest copy (" + files.backup(1)
                        + ") in its place, or move the damaged file away: the next run then adopts what the target"
                        + " already holds.",
                thrown);
    }

    /** The innermost words: what the operating system said, without statements. */
    private static String reason(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String words = String.valueOf(innermost.getMessage());
        int statement = words.indexOf("; SQL statement");
        return (statement < 0 ? words : words.substring(0, statement))
                .lines()
                .findFirst()
                .orElse("unknown reason");
    }

    private static @Nullable SQLException sqlException(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
