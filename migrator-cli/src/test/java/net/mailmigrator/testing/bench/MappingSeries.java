package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.testing.LargePanel;

/**
 * {@code plan --inspect none} on large panels: reading, mapping, planning and the reports, in 512 MiB of heap. Needs no
 * server. The table says what an account takes; where that grows with their number, the time does not grow linearly.
 */
final class MappingSeries {
    private static final List<Integer> SIZES = List.of(10_000, 20_000, 40_000, 80_000, 200_000);
    private static final int MEASURED_LIMIT = 40_000;
    private static final int DECISIONS_OPEN = 8;

    private final Path folder;
    private final MigratorContender migrator;
    private final StringBuilder table =
            new StringBuilder("| accounts | heap MiB | wall s | CPU s | ms CPU per account |"
                    + " peak MiB |\n|---|---|---|---|---|---|\n");

    MappingSeries(Path folder, MigratorContender migrator) {
        this.folder = folder;
        this.migrator = migrator;
    }

    /** All sizes, or with a scale below 1 as many fewer. */
    String run(double scale) throws IOException, InterruptedException, SQLException {
        for (int size : SIZES) {
            int accounts = (int) (size * scale);
            Path place = World.fresh(folder, "mapping-" + accounts);
            settings(place, LargePanel.in(place, accounts).settings());
            int heap = size <= MEASURED_LIMIT ? 512 : 512 * size / MEASURED_LIMIT;
            measure(place, accounts, heap);
        }
        return table.toString();
    }

    private void measure(Path place, int accounts, int heap) throws InterruptedException {
        String row;
        try {
            Program plan = migrator.program(place, List.of("plan", "--inspect", "none", "--out", "report"));
            Measured measured = new Programs(place.resolve("output.log"), DECISIONS_OPEN)
                    .run(List.of(with(plan, "-Xmx" + heap + "m")), 1);
            row = String.format(
                    Locale.ROOT,
                    "| %,d | %d | %.1f | %.1f | %.2f | %,d |%n",
                    accounts,
                    heap,
                    measured.wall(),
                    measured.cpu(),
                    1_000 * measured.cpu() / accounts,
                    measured.peak() >> 20);
        } catch (IOException failed) {
            row = "| %,d | %d | failed: %s | | | |%n"
                    .formatted(accounts, heap, firstLine(String.valueOf(failed.getMessage())));
        }
        System.err.print(row);
        table.append(row);
    }

    private static Program with(Program program, String options) {
        Map<String, String> environment = new java.util.HashMap<>(program.environment());
        environment.merge("MIGRATOR_OPTS", options, (before, more) -> before + " " + more);
        return new Program(program.workingDirectory(), environment, program.command());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static void settings(Path place, SourceSettings.Jdbc panel) throws IOException {
        Files.writeString(place.resolve("migration.yaml"), """
                batch: bench
                source:
                  accounts:
                    template: config-server
                    jdbc: { url: "%s", user: %s, password: "%s" }
                  imap: { host: 127.0.0.1, port: 1, tls: none, login: {} }
                target:
                  imap: { host: 127.0.0.1, port: 2, tls: none, login: {} }
                  provision: [ { template: dovecot-files, output: ./provision } ]
                mapping: { quota: { policy: usage-headroom } }
                scope: { include: [my.config-server.de] }
                """.formatted(
                        panel.url(), panel.user(), panel.password().reveal()));
    }
}
