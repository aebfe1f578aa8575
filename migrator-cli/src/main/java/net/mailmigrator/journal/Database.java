package net.mailmigrator.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import net.mailmigrator.model.StopException;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The connections to a journal's database. Work is done on a handle that is given back at once; failures come out as
 * {@link StopException}s. After the disk has failed once, nothing more is tried. Thread-safe.
 */
final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final int CACHE_KIB = 16_384;
    // A slow disk is no reason to end the accounts that wait for it.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Statements on a handle. */
    interface Work<T extends @Nullable Object> {
        T on(Handle handle) throws SQLException;
    }

    /** Statements on a handle without a result. */
    interface Action {
        void on(Handle handle) throws SQLException;
    }

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private volatile JournalErrors errors;
    private final AtomicReference<@Nullable StopException> broken = new AtomicReference<>();

    private Database(HikariDataSource pool, JournalErrors errors) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.errors = errors;
    }

    /** Opens the H2 file, making it if there is none. */
    static Database open(JournalFiles files) {
        JournalErrors errors = new JournalErrors(files);
        try {
            return new Database(new HikariDataSource(config(h2(files, ""))), errors);
        } catch (RuntimeException refused) {
            throw errors.translate(refused);
        }
    }

    /**
     * H2 as the journal needs it: a commit is in the file when it returns (WRITE_DELAY=0, EXACTNESS §1), the JVM's end
     * does not close it under a thread that still commits, and no trace file with statements is ever written.
     */
    static JdbcDataSource h2(JournalFiles files, String options) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + files.base() + ";WRITE_DELAY=0;CACHE_SIZE=" + CACHE_KIB
                + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0" + options);
        source.setUser("migrator");
        source.setPassword("");
        return source;
    }

    private static HikariConfig config(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setDataSourceProperties(new Properties());
        config.setPoolName("journal");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setIdleTimeout(0);
        config.setMaxLifetime(0);
        config.setKeepaliveTime(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(1);
        return config;
    }

    /** From now on failures find work under way. */
    void inUse() {
        errors = errors.inUse();
    }

    DataSource dataSource() {
        return pool;
    }

    /** Connections that are lent out now; 0 between calls. */
    int activeConnections() {
        return pool.isClosed() ? 0 : pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** Reads. */
    <T extends @Nullable Object> T read(Work<T> work) {
        return guarded(() -> jdbi.withHandle(work::on));
    }

    /** Changes something in one transaction, which has committed on return. */
    <T extends @Nullable Object> T write(Work<T> work) {
        return guarded(() -> jdbi.inTransaction(work::on));
    }

    /** Changes something in one transaction, which has committed on return. */
    void change(Action action) {
        write(handle -> {
            action.on(handle);
            return true;
        });
    }

    /** A statement outside a transaction. */
    void execute(String statement, Object... arguments) {
        read(handle -> handle.execute(statement, arguments));
    }

    /** Copies the whole to a file while it is used. A failure is one of the copy, and no reason to try nothing more. */
    void copyTo(Path file) {
        StopException before = broken.get();
        if (before != null) {
            throw before;
        }
        jdbi.useHandle(handle -> handle.execute("BACKUP TO ?", file.toString()));
    }

    private interface Call<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    private <T extends @Nullable Object> T guarded(Call<T> call) {
        StopException before = broken.get();
        if (before != null) {
            throw before;
        }
        try {
            return call.run();
        } catch (StopException ours) {
            throw ours;
        } catch (SQLException | RuntimeException thrown) {
            RuntimeException translated = errors.translate(thrown);
            if (translated instanceof StopException stop) {
                broken.compareAndSet(null, stop);
            }
            throw translated;
        }
    }

    /** Closes the file. Returns whether all was well with it to the end. */
    boolean shut() {
        boolean whole = broken.get() == null && activeConnections() == 0;
        pool.close();
        return whole;
    }

    @Override
    public void close() {
        shut();
    }
}
