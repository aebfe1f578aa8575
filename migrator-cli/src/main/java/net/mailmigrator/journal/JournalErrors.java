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
    private static final int LONGEST = 200;

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
    private final boolean inUse;

    /** Before anything is done: then nothing was touched. */
    JournalErrors(JournalFiles files) {
        this(files, false);
    }

    private JournalErrors(JournalFiles files, boolean inUse) {
        this.files = files;
        this.inUse = inUse;
    }

    /** While work is going on: what was done stays done. */
    JournalErrors inUse() {
        return new JournalErrors(files, true);
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
        if (JournalDamage.shows(sql)) {
            return new JournalDamage(files).found(status(), reason(thrown), thrown);
        }
        if (UNUSABLE.contains(sql.getErrorCode()) || sql instanceof SQLTransientConnectionException) {
            return unusable(thrown);
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    /** The file cannot be read or written. */
    StopException unusable(Throwable thrown) {
        return new StopException(
                status(),
                "the journal " + files.database() + " cannot be read or written" + (inUse ? " any more" : "") + ": "
                        + reason(thrown) + ". What was confirmed before is kept"
                        + (inUse
                                ? "; the work was stopped there, and the next run finds out what became of the last"
                                        + " messages. "
                                : ". ")
                        + "Check the free space, the permissions and the disk of " + files.folder()
                        + ", and run the command again.",
                thrown);
    }

    /** The copy at the end cannot be made; the journal itself is whole. */
    StopException notCopied(Throwable thrown) {
        return new StopException(
                status(),
                "the journal " + files.database() + " cannot be copied to " + files.backup(1) + ": " + reason(thrown)
                        + ". The work itself is done and in the journal, and the copies made before are kept. Check the"
                        + " free space, the permissions and the disk of " + files.folder()
                        + ", and run the command again.",
                thrown);
    }

    private ExitStatus status() {
        return inUse ? ExitStatus.UNREACHABLE : ExitStatus.REJECTED;
    }

    /** The innermost words: what the operating system said, without statements. */
    private static String reason(Throwable thrown) {
        String words = "unknown reason";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String said = cause.getMessage();
            words = said == null || said.isBlank() ? words : said;
        }
        int statement = words.indexOf("; SQL statement");
        return printable(statement < 0 ? words : words.substring(0, statement));
    }

    /** Its first line; of a damaged file it may repeat anything. */
    private static String printable(String words) {
        String line = words.lines().findFirst().orElse("").replaceAll("[^\\x20-\\x7e]+", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
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
