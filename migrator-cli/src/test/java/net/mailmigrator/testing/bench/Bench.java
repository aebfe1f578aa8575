package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program behind {@code scripts/bench}. */
@Command(
        name = "scripts/bench",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Measures the copy between private Dovecot servers on loopback, which it starts itself, beside mbsync, doveadm"
                    + " backup, imapsync and a bare protocol client, on the same generated mail, all in turn. What each has"
                    + " copied is compared with the source before its time counts. Nothing is asserted.",
            "Results: target/bench/TIME.json and TIME.md, a table with machine, versions and settings."
        })
final class Bench implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            description = {
                "What to measure; default: A to F.",
                "A  1 account, 10,000 messages, 10 folders; also with mail_fsync=never",
                "B  20 accounts of 300 messages, 425 MB, 8 at once; also with mail_fsync=never",
                "C  8 accounts at once, each 6 messages of 20 to 30 MB",
                "D  nothing changed: 2,000 folders, 50,000 messages",
                "E  D with 10 new messages, 100 changed flags, 10 deleted",
                "F  one folder with 300,000 tiny messages",
                "journal  migrator status on a journal with 1,000,000 message rows",
                "mapping  migrator plan --inspect none on panels with 10,000 to 200,000 accounts; a table of its own"
            })
    private List<String> names = List.of("A", "B", "C", "D", "E", "F");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "default: ${DEFAULT-VALUE}, with --quick 1",
            defaultValue = "5")
    private int rounds;

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "part of the mail; default: ${DEFAULT-VALUE}, with --quick 0.02",
            defaultValue = "1")
    private double scale;

    @Option(names = "--quick", description = "one round with little mail: for trying, the numbers mean nothing")
    private boolean quick;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            split = ",",
            description = "round trips in milliseconds, 0: none; default: ${DEFAULT-VALUE}",
            defaultValue = "0,20")
    private List<Integer> delays = List.of();

    @Option(
            names = "--only",
            paramLabel = "WHO",
            split = ",",
            description =
                    "of migrator, verifying (the migrator with its verification), mbsync, doveadm, imapsync, floor"
                            + " (with as many target connections as the migrator), floor1 (with one)")
    private @Nullable List<String> only;

    @Option(names = "--imapsync", paramLabel = "PATH", description = "the imapsync to measure; default: none")
    private @Nullable String imapsync;

    @Option(names = "--keep", description = "keeps the settings, journals and logs of all runs in target/bench/runs")
    private boolean keep;

    private final Path checkout = Path.of(System.getProperty("migrator.home"));
    private final Path folder = checkout.resolve("target/bench");
    private final List<Sample> samples = new ArrayList<>();

    /** Entry point. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (quick) {
            rounds = 1;
            scale = Math.min(scale, 0.02);
        }
        Instant began = Clock.systemUTC().instant();
        if (names.contains("mapping")) {
            mapping(began);
        }
        names = names.stream().filter(name -> !name.equals("mapping")).toList();
        if (names.isEmpty()) {
            return 0;
        }
        List<Work> works = names.stream().map(name -> Work.named(name, scale)).toList();
        Plan plan = new Plan(
                rounds,
                delays.stream().map(Duration::ofMillis).toList(),
                new Contenders(checkout, imapsync, this::migratorConnections).chosen(only),
                folder.resolve("runs").resolve(stamp(began)));
        Results results = new Results(
                began,
                Machine.firstLine("git", "-C", checkout.toString(), "describe", "--always", "--dirty"),
                Machine.here(),
                rounds,
                scale,
                settings(plan),
                texts(works),
                samples);
        measure(works, plan, results);
        System.out.println(results.markdown());
        System.err.println("written: " + folder.resolve(stamp(began)) + ".json and .md");
        return 0;
    }

    /** It needs no server and copies nothing. */
    private void mapping(Instant began) throws Exception {
        Path place = folder.resolve("runs").resolve(stamp(began) + "-mapping");
        try {
            String table = new MappingSeries(place, new MigratorContender(checkout, false)).run(scale);
            Files.writeString(folder.resolve(stamp(began) + "-mapping.md"), Machine.here() + "\n\n" + table);
            System.out.println(table);
        } finally {
            if (!keep) {
                RunFolders.delete(place);
            }
        }
    }

    private static List<String> settings(Plan plan) {
        List<String> settings = new ArrayList<>();
        settings.add("servers: private Dovecot " + Machine.firstLine("dovecot", "--version")
                + " on loopback, Maildir, no TLS; mail_fsync as stated is the target's");
        settings.add("no delay: without the proxy, but for D and E");
        plan.contenders().forEach(contender -> settings.add(contender.name() + ": " + contender.settings()));
        return settings;
    }

    private void measure(List<Work> works, Plan plan, Results results) throws Exception {
        try (World world = new World()) {
            CopySeries.warmUp(world, plan);
            Runner runner = new Runner(world, sample -> took(sample, results));
            CopySeries copies = new CopySeries(world, plan, runner);
            DeltaSeries deltas = new DeltaSeries(world, plan.repeating(), runner);
            for (Work work : works) {
                System.err.println(work.name() + ": " + work.text());
                if (work.kind() == Work.Kind.JOURNAL) {
                    new JournalSeries(world, plan, runner, new MigratorContender(checkout, false)).run(work);
                } else if (work.kind().keepsTarget()) {
                    deltas.run(work, "optimized");
                } else {
                    copies.run(work, "optimized");
                    if (work.alsoWithoutFsync()) {
                        copies.run(work, "never");
                    }
                }
            }
        } finally {
            if (!keep) {
                RunFolders.delete(plan.folder());
            }
        }
    }

    /** Results are written after each run: an interrupted benchmark is not lost. */
    private void took(Sample sample, Results results) {
        samples.add(sample);
        Measured measured = sample.measured();
        System.err.printf(
                "  %s, round %d, %s: %s%s%n",
                sample.group(),
                sample.round() + 1,
                sample.contender(),
                measured == null ? "failed; " : "%.2f s ".formatted(measured.wall()),
                sample.remark());
        try {
            Files.createDirectories(folder);
            results.writeJson(folder.resolve(stamp(results.began()) + ".json"));
            Files.writeString(folder.resolve(stamp(results.began()) + ".md"), results.markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the migrator used in its last run; 1 before that. */
    private int migratorConnections() {
        return samples.stream()
                .filter(sample -> sample.contender().equals("migrator"))
                .mapToInt(Sample::targetConnections)
                .filter(connections -> connections > 0)
                .reduce(1, (before, last) -> last);
    }

    private static String stamp(Instant began) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(began.atOffset(ZoneOffset.UTC));
    }

    private static Map<String, String> texts(List<Work> works) {
        Map<String, String> texts = new LinkedHashMap<>();
        works.forEach(work -> texts.put(work.name(), work.text()));
        return texts;
    }
}
