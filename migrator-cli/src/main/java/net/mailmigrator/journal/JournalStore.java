package net.mailmigrator.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Pause;
import net.mailmigrator.model.StopException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the journal of a batch for work, making it if there is none. {@link JournalReader} is for those who only look.
 * Thread-safe.
 */
public final class JournalStore {
    /** How long a reader that holds the lock is waited for. */
    private static final Duration READERS = Duration.ofSeconds(10);

    private final JournalFiles files;
    private final Clock clock;
    private final Pause pause;

    /**
     * For the journal that the settings name; touches nothing. A reader that holds it is waited for in real time.
     *
     * @throws StopException {@link ExitStatus#REJECTED} where H2 cannot have a file there
     */
    public JournalStore(JournalSettings settings, Clock clock) {
        this(settings, clock, Pause.REAL);
    }

    /** The same with other pauses. */
    JournalStore(JournalSettings settings, Clock clock, Pause pause) {
        this.files = JournalFiles.of(settings);
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Takes the lock of the batch and opens its journal.
     *
     * @param version of this program
     * @param command that will work on the batch, for others who find it busy
     * @throws StopException {@link ExitStatus#BUSY} where another process works on the batch,
     *     {@link ExitStatus#FOREIGN_JOURNAL} where the journal belongs to another source or target or a newer program,
     *     {@link ExitStatus#REJECTED} where its folder or file cannot be used. Nothing is left half written
     */
    public Journal open(JournalIdentity identity, String version, String command) {
        ThisProcess process = ThisProcess.here();
        LockHolder self = new LockHolder(command, process.pid(), process.host(), clock.instant());
        BatchLock lock;
        try {
            Files.createDirectories(files.folder());
            lock = BatchLock.forWork(files, self, new LockWait(pause, READERS));
        } catch (IOException refused) {
            throw folderUnusable(refused);
        }
        return openLocked(lock, identity, new StoredJournal.Worker(self, version, clock));
    }

    private Journal openLocked(BatchLock lock, JournalIdentity identity, StoredJournal.Worker worker) {
        boolean fresh = !Files.exists(files.database());
        Database database = null;
        boolean opened = false;
        lock.leave(lock.found().orElse(null));
        try {
            if (!fresh) {
                new JournalDamage(files).refuse(lock.found());
            }
            new StatusFile(files).delete();
            makeControlFolder();
            database = Database.open(files);
            prepare(database, identity, fresh);
            Journal journal = new StoredJournal(database, lock, files, worker).published();
            opened = true;
            return journal;
        } catch (IOException refused) {
            throw folderUnusable(refused);
        } finally {
            if (!opened) {
                giveUp(database, fresh, lock);
            }
        }
    }

    private void prepare(Database database, JournalIdentity identity, boolean fresh) {
        try {
            JournalSchema schema = new JournalSchema(files);
            if (!fresh) {
                schema.refuseEmptied(database.dataSource());
            }
            schema.migrate(database.dataSource());
        } catch (SQLException failed) {
            throw new JournalErrors(files).translate(failed);
        }
        database.change(handle -> new IdentityCheck(files).ensure(handle, identity));
    }

    /** A journal that was not there before is not left half made. */
    private void giveUp(@Nullable Database database, boolean fresh, BatchLock lock) {
        try (lock) {
            if (database != null) {
                lock.leave(null);
                boolean whole = database.shut();
                if (whole && !fresh) {
                    lock.leave(JournalSeal.of(files.database()));
                }
            }
            if (fresh) {
                Files.deleteIfExists(files.database());
            }
        } catch (IOException remains) {
            // The reason for giving up is on its way to the operator and names the place.
        }
    }

    private void makeControlFolder() throws IOException {
        Path control = files.control();
        if (!Files.exists(control)) {
            // Of the file system, not of the file store: in a chroot the latter is not to be had.
            if (control.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        control, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(control);
            }
        }
    }

    private StopException folderUnusable(IOException refused) {
        return new StopException(
                ExitStatus.REJECTED,
                "the journal folder " + files.folder() + " cannot be used: "
                        + refused.getClass().getSimpleName() + " "
                        + refused.getMessage()
                        + ". Nothing was touched. Make it writable for this user, or name another"
                        + " place with journal.url.",
                refused);
    }
}
