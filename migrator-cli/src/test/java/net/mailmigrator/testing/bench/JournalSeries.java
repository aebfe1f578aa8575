package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code migrator status} on a large journal: a small account is copied, and its last message row multiplied behind the
 * migrator's back, whatever columns it has.
 */
final class JournalSeries {
    private static final int COPIED = 50;

    private final World world;
    private final Plan plan;
    private final Runner runner;
    private final MigratorContender migrator;

    JournalSeries(World world, Plan plan, Runner runner, MigratorContender migrator) {
        this.world = world;
        this.plan = plan;
        this.runner = runner;
        this.migrator = migrator;
    }

    void run(Work work) throws Exception {
        Work small = new Work(work.name(), work.description(), 1, 1, COPIED, work.size(), 1, Work.Kind.COPY);
        Side target = world.target("optimized");
        List<BenchAccount> accounts = world.accounts(small, "");
        Runner.Turn turn = new Runner.Turn(work, target, Duration.ZERO, migrator, 0, false, 0);
        Job job = runner.job(turn, World.fresh(plan.folder(), "journal"), accounts);
        new Programs(job.folder().resolve("output.log")).run(migrator.prepare(job), 1);
        multiply(job.folder().resolve("journal/bench"), work.messages());
        for (int round = 0; round < plan.rounds(); round++) {
            runner.run(new Runner.Turn(work, target, Duration.ZERO, new Status(), round, false, 0), job);
        }
    }

    /** An empty lock file: nobody has sealed what is changed here. */
    private static void multiply(Path journal, int rows) throws IOException, SQLException {
        Files.write(journal.resolveSibling(journal.getFileName() + ".lock"), new byte[0]);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + journal, "migrator", "");
                Statement statement = connection.createStatement()) {
            String columns = String.join(", ", columns(statement));
            String values = columns(statement).stream()
                    .map(column -> column.equals("SOURCE_UID") ? "1000 + X" : column)
                    .collect(Collectors.joining(", "));
            statement.execute("INSERT INTO message (" + columns + ") SELECT " + values
                    + " FROM (SELECT * FROM message FETCH FIRST ROW ONLY) CROSS JOIN SYSTEM_RANGE(1, " + rows + ")");
            for (String table : List.of("account", "source_mailbox")) {
                statement.execute("UPDATE " + table + " SET appended = appended + " + rows);
            }
        }
    }

    private static List<String> columns(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found =
                statement.executeQuery("SELECT column_name FROM information_schema.columns WHERE table_name"
                        + " = 'MESSAGE' AND table_schema = 'PUBLIC' ORDER BY ordinal_position")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private final class Status implements Contender {
        @Override
        public String name() {
            return migrator.name();
        }

        @Override
        public String settings() {
            return "migrator status";
        }

        @Override
        public List<Program> prepare(Job job) {
            return List.of(migrator.program(job.folder(), List.of("status")));
        }
    }
}
