package net.mailmigrator.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Pause;
import net.mailmigrator.model.StopException;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Looks at a batch's journal without changing anything: no file is made, not even a lock, and a journal is opened
 * read-only, also right after the {@code kill -9} of the process that wrote it. While another process works on the batch
 * its status file answers instead. Thread-safe.
 */
public final class JournalReader {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JournalFiles files;
    private final StatusFile statusFile;
    private final Pause pause;

    /**
     * For the journal that the settings name; touches nothing. A process that holds it is waited for in real time.
     *
     * @throws StopException {@link ExitStatus#REJECTED} where H2 cannot have a file there
     */
    public JournalReader(JournalSettings settings) {
        this(settings, Pause.REAL);
    }

    /** The same with other pauses. */
    JournalReader(JournalSettings settings, Pause pause) {
        this.files = JournalFiles.of(settings);
        this.statusFile = new StatusFile(files);
        this.pause = pause;
    }

    /**
     * Where all accounts stand; {@link Progress#NONE} where there is no journal yet.
     *
     * @throws StopException {@link ExitStatus#FOREIGN_JOURNAL} where a newer program wrote it,
     *     {@link ExitStatus#REJECTED} where it cannot be read
     */
    public Progress progress() {
        return status().progress();
    }

    /** Where all accounts stand, and who works on them; otherwise like {@link #progress()}. */
    public BatchStatus status() {
        return look(
                handle -> new BatchStatus(ProgressQuery.read(handle), null),
                Function.identity(),
                new BatchStatus(Progress.NONE, null));
    }

    /**
     * The last run of any of the given commands. While another process works on the batch only the very last run is
     * known. Otherwise like {@link #progress()}.
     */
    public Optional<RunRecord> lastRun(String... commands) {
        List<String> wanted = List.of(commands);
        return look(
                handle -> RunRows.last(handle, wanted),
                status ->
                        Optional.ofNullable(status.progress().lastRun()).filter(run -> wanted.contains(run.command())),
                Optional.empty());
    }

    /** Everything about one account; empty where the journal does not know it. Otherwise like {@link #progress()}. */
    public Optional<AccountDetails> account(String login) {
        return look(
                handle -> DetailsQuery.read(handle, login),
                status -> status.progress().account(login).map(AccountDetails::ofFacts),
                Optional.empty());
    }

    /**
     * Rows of an account's messages that a filter lets through; empty while another process works on the batch. Otherwise
     * like {@link #progress()}.
     */
    public Optional<List<FoundRow>> find(String login, Predicate<FoundRow> filter) {
        return look(
                handle -> Optional.of(DetailsQuery.find(handle, login, filter)),
                status -> Optional.empty(),
                Optional.of(List.of()));
    }

    /** Where each copy of an account stands; empty while another process works on the batch. Otherwise like {@link #find}. */
    public Optional<List<UidPair>> uids(String login) {
        return look(
                handle -> Optional.of(DetailsQuery.uids(handle, login)),
                status -> Optional.empty(),
                Optional.of(List.of()));
    }

    private <T> T look(Function<Handle, T> free, Function<BatchStatus, T> held, T none) {
        LockWait wait = new LockWait(pause, PATIENCE);
        try {
            while (Files.exists(files.database())) {
                T found = lookOnce(free, held, none);
                if (found != null) {
                    return found;
                }
                if (!wait.again()) {
                    throw new StopException(
                            ExitStatus.REJECTED,
                            "the journal " + files.database() + " is held by another process, which has not written "
                                    + files.status() + " as it should for " + PATIENCE.toSeconds()
                                    + " s. Look at that process, and try again.");
                }
            }
            return none;
        } catch (IOException unreadable) {
            throw new JournalErrors(files).unusable(unreadable);
        }
    }

    /** Null where neither the database nor the status file could be read just now. */
    private <T> @Nullable T lookOnce(Function<Handle, T> free, Function<BatchStatus, T> held, T none)
            throws IOException {
        try (BatchLock lock = BatchLock.forReading(files)) {
            if (lock != null) {
                new JournalDamage(files).refuse(lock.found());
                // Its writer may have been killed: then H2 mends it at the opening, which the next run may do.
                return lock.found().isPresent() ? readDatabase(free, none) : readCopy(free, none);
            }
        } catch (NoSuchFileException noLockFile) {
            // A journal that was copied here without it: H2's own lock has to do.
            return readDatabase(free, none);
        }
        try {
            return statusFile.read().map(held).orElse(null);
        } catch (JacksonException damaged) {
            // Its owner writes it anew within a second.
            return null;
        }
    }

    private <T> @Nullable T readDatabase(Function<Handle, T> work, T none) throws IOException {
        try {
            int installed = installed(readOnly());
            if (installed == 0) {
                return none;
            }
            return installed == JournalSchema.CURRENT ? read(readOnly(), work) : readCopy(work, none);
        } catch (SQLException | JdbiException failed) {
            if (failed instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return null;
            }
            if (failed instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_IS_READ_ONLY) {
                return readCopy(work, none); // without lock file nothing said that H2 would have to mend it
            }
            throw new JournalErrors(files).translate(failed);
        }
    }

    /** For one that has to be changed to be read. */
    private <T> T readCopy(Function<Handle, T> work, T none) throws IOException {
        try (JournalCopy copy = JournalCopy.of(files)) {
            if (installed(copy.source()) == 0) {
                return none;
            }
            copy.bringUpToDate();
            return read(copy.source(), work);
        } catch (SQLException | JdbiException failed) {
            throw new JournalErrors(files).translate(failed);
        }
    }

    private int installed(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            int installed = JournalSchema.installed(connection);
            JournalSchema schema = new JournalSchema(files);
            schema.refuseNewer(installed);
            schema.refuseEmptied(installed);
            return installed;
        }
    }

    private DataSource readOnly() {
        return Database.h2(files, ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    }

    private static <T> T read(DataSource source, Function<Handle, T> work) throws SQLException {
        try (Connection connection = source.getConnection();
                Handle handle = Jdbi.create(connection).open()) {
            return work.apply(handle);
        }
    }
}
