package net.mailmigrator.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a batch: a lock on a region far behind the end of {@code <batch>.lock}, so that the text in front of it
 * can be read everywhere. The operating system gives it back when the process ends, however it ends. The one that works
 * holds it exclusively and writes its name into the file; readers share it for a short time and write nothing.
 *
 * <p>POSIX locks belong to the process, and closing any channel of the file gives them up. So the process remembers
 * what it holds, and never opens such a file again.
 */
final class BatchLock implements AutoCloseable {
    private static final int LONGEST = 4096;
    private static final long REGION = Long.MAX_VALUE - 1;
    private static final Map<Path, Optional<LockHolder>> HELD_BY_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final Optional<JournalSeal> found;
    private @Nullable JournalSeal left;

    private BatchLock(Path file, FileChannel channel, String text) {
        this.file = file;
        this.channel = channel;
        this.found = JournalSeal.parse(text);
    }

    /** What the one before has left. */
    Optional<JournalSeal> found() {
        return found;
    }

    /** What a worker leaves for the one after it; null: nothing. */
    void leave(@Nullable JournalSeal seal) {
        left = seal;
    }

    /**
     * Takes the lock for work. Readers are waited for; another worker is not.
     *
     * @param wait for how long
     * @throws StopException {@link ExitStatus#BUSY} naming the holder
     */
    static BatchLock forWork(JournalFiles files, LockHolder self, LockWait wait) throws IOException {
        Path file = files.lock().toAbsolutePath().normalize();
        while (true) {
            Optional<LockHolder> own = HELD_BY_THIS_PROCESS.putIfAbsent(file, Optional.of(self));
            if (own != null && own.isPresent()) {
                throw busy(file, own.get().toString());
            }
            BatchLock lock = own == null ? remembered(file, () -> exclusive(file, self)) : null;
            if (lock != null) {
                return lock;
            }
            if (!wait.again()) {
                throw busy(file, "a migrator that reads the journal");
            }
        }
    }

    /** Takes the lock for reading; null where a worker holds it. The file must exist. */
    static @Nullable BatchLock forReading(JournalFiles files) throws IOException {
        Path file = files.lock().toAbsolutePath().normalize();
        return HELD_BY_THIS_PROCESS.putIfAbsent(file, Optional.empty()) == null
                ? remembered(file, () -> shared(file))
                : null;
    }

    private interface Attempt {
        @Nullable
        BatchLock take() throws IOException;
    }

    /** Forgets the file again where the lock was not taken. */
    private static @Nullable BatchLock remembered(Path file, Attempt attempt) throws IOException {
        BatchLock lock = null;
        try {
            lock = attempt.take();
            return lock;
        } finally {
            if (lock == null) {
                HELD_BY_THIS_PROCESS.remove(file);
            }
        }
    }

    /** Null where readers hold it. */
    private static @Nullable BatchLock exclusive(Path file, LockHolder self) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        BatchLock taken = null;
        try {
            if (channel.tryLock(REGION, 1, false) != null) {
                String before = read(channel);
                write(channel, self.toText());
                // Before the database changes: else a seal of before would stand beside it after a power cut.
                channel.force(true);
                taken = new BatchLock(file, channel, before);
            } else if (channel.tryLock(REGION, 1, true) == null) {
                // Not even shared: no reader holds it, but a worker.
                String holder = LockHolder.parse(read(channel))
                        .map(LockHolder::toString)
                        .orElse("a migrator that has just started");
                throw busy(file, holder);
            }
            return taken;
        } finally {
            if (taken == null) {
                channel.close();
            }
        }
    }

    private static @Nullable BatchLock shared(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = null;
        try {
            lock = channel.tryLock(REGION, 1, true);
            return lock == null ? null : new BatchLock(file, channel, read(channel));
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static StopException busy(Path file, String holder) {
        return new StopException(
                ExitStatus.BUSY,
                "another process works on this batch: " + holder + " holds " + file
                        + ". Nothing was touched. Look at it with: migrator status; or wait until it has ended and run"
                        + " the command again.");
    }

    /** The whole, or what makes no sense of a file that is no longer what was written. */
    private static String read(FileChannel channel) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(LONGEST);
        int read = 0;
        while (read >= 0 && octets.hasRemaining()) {
            read = channel.read(octets, octets.position());
        }
        return new String(octets.array(), 0, octets.position(), StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.position(0);
        ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    /** Gives the lock back; a worker's name is wiped first, and what it leaves takes its place. Never throws. */
    @Override
    public void close() {
        try (channel) {
            if (HELD_BY_THIS_PROCESS.getOrDefault(file, Optional.empty()).isPresent()) {
                write(channel, left == null ? "" : left.toText());
            }
        } catch (IOException closedAnyway) {
            // The descriptor is gone either way, and the lock with it.
        } finally {
            HELD_BY_THIS_PROCESS.remove(file);
        }
    }
}
