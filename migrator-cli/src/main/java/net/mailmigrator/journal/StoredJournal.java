package net.mailmigrator.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.mailmigrator.model.ExitStatus;

/** A batch's journal in a database, with its lock held. */
final class StoredJournal implements Journal {
    private final Database database;
    private final KeywordSets keywords;
    private final BatchLock lock;
    private final JournalFiles files;
    private final String version;

    StoredJournal(Database database, BatchLock lock, JournalFiles files, String version) {
        this.database = database;
        this.keywords = database.read(KeywordSets::load);
        this.lock = lock;
        this.files = files;
        this.version = version;
    }

    @Override
    public long beginRun(String command, List<String> selection, Instant startedAt) {
        ThisProcess process = ThisProcess.here();
        return database.write(handle -> RunRows.insert(handle, command, selection, startedAt, process, version));
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
            database.close();
        }
    }
}
