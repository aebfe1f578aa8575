package net.mailmigrator.journal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import net.mailmigrator.model.ExitStatus;

/** A batch's journal in a database, with its lock held. */
final class StoredJournal implements Journal {
    private final Database database;
    private final KeywordSets keywords;
    private final BatchLock lock;
    private final JournalFiles files;
    private final StatusFile statusFile;
    private final Worker worker;

    /** Who works with the journal. */
    record Worker(LockHolder self, String version, Clock clock) {}

    StoredJournal(Database database, BatchLock lock, JournalFiles files, Worker worker) {
        this.database = database;
        this.keywords = database.read(KeywordSets::load);
        this.lock = lock;
        this.files = files;
        this.statusFile = new StatusFile(files);
        this.worker = worker;
    }

    @Override
    public long beginRun(String command, List<String> selection, Instant startedAt) {
        ThisProcess process =
                new ThisProcess(worker.self().host(), worker.self().pid());
        return database.write(
                handle -> RunRows.insert(handle, command, selection, startedAt, process, worker.version()));
    }

    @Override
    public void endRun(long runId, ExitStatus status, Instant endedAt) {
        database.change(handle -> RunRows.end(handle, runId, status, endedAt));
    }

    @Override
    public Optional<RunRecord> lastRun(String... commands) {
        return database.read(handle -> RunRows.last(handle, List.of(commands)));
    }

    @Override
    public AccountJournal account(String login) {
        long account = database.write(handle -> AccountRows.ensure(handle, login));
        return new StoredAccountJournal(database, keywords, account);
    }

    @Override
    public Progress progress() {
        return database.read(ProgressQuery::read);
    }

    @Override
    public StatusWriter publish(Supplier<List<BatchStatus.Slot>> slots, ScheduledExecutorService timer) {
        return new StatusWriter(statusFile, () -> status(slots.get()), timer).start();
    }

    /** Says at once that it is held, since whoever looks cannot see into it any more. */
    StoredJournal published() throws IOException {
        statusFile.write(status(List.of()));
        database.inUse();
        return this;
    }

    private BatchStatus status(List<BatchStatus.Slot> slots) {
        LockHolder self = worker.self();
        return new BatchStatus(
                progress(),
                new BatchStatus.Running(
                        self.command(),
                        self.pid(),
                        self.host(),
                        self.since(),
                        worker.clock().instant(),
                        slots));
    }

    @Override
    public boolean reset(String login) {
        return database.write(handle -> {
            Optional<Long> account = AccountRows.find(handle, login);
            account.ifPresent(id -> AccountRows.delete(handle, id));
            return account.isPresent();
        });
    }

    @Override
    public void checkpoint() {
        database.execute("CHECKPOINT SYNC");
    }

    @Override
    public void backup() {
        new JournalBackup(database, files).make();
    }

    /** Connections that are lent out now; 0 between calls. */
    int activeConnections() {
        return database.activeConnections();
    }

    @Override
    public void close() {
        try (lock) {
            boolean whole = database.shut();
            statusFile.delete();
            if (whole) {
                lock.leave(JournalSeal.of(files.database()));
            }
        } catch (IOException remains) {
            // Without the lock nobody reads it, and the next one to work here replaces it.
        }
    }
}
