package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.GeneratedMail;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
import net.mailmigrator.testing.MailGenerator.SizeProfile;
import net.mailmigrator.testing.MailManifest;
import net.mailmigrator.testing.MigratorProcess;
import net.mailmigrator.testing.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job, end to end, on real mail servers: what "done" means to an operator. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MigrationIT {
    private static final String[] LOGINS = {"domain.de1", "domain.de2", "firma@example.org"};

    /** What a run does before it copies, and a good part of what it has to copy. */
    private static final int EARLY = 120;

    private static final int LATE = 500;

    @TempDir
    Path folder;

    private Hoster hoster;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @AfterEach
    void stop_the_servers() {
        if (hoster != null) {
            hoster.close();
        }
    }

    /** Three accounts, 900 messages in 12 folders with odd names, and every message of the corpus. */
    private Hoster threeAccountsAndTheCorpus() {
        Hoster made = new Hoster(folder, LOGINS);
        for (int i = 0; i < LOGINS.length; i++) {
            MailDelivery.intoMaildir(
                    made.source(), LOGINS[i], new MailGenerator(41 + i).generate(300, 12, SizeProfile.MIXED));
        }
        MailDelivery.intoMaildir(made.source(), LOGINS[0], OddMail.in("Corpus"));
        return made;
    }

    @Test
    void everything_arrives_and_running_again_changes_nothing() {
        hoster = threeAccountsAndTheCorpus();

        MigratorProcess.Result first = hoster.migrator("run");

        assertThat(first.exit()).as(first.toString()).isZero();
        assertSameMail();
        Map<String, MailManifest> there = targetMail();
        MigratorProcess.Result again = hoster.migrator("run");
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(again.out()).contains(" already there").doesNotContain(" copied");
        assertThat(targetMail()).isEqualTo(there);
        MigratorProcess.Result verified = hoster.migrator("verify", "--content", "all");
        assertThat(verified.exit()).as(verified.toString()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void killed_at_twenty_seeded_steps_and_run_again_it_brings_everything_once(long seed) {
        hoster = threeAccountsAndTheCorpus();
        Steps steps = hoster.countingSteps();
        Random random = new Random(seed);
        int killed = 0;
        for (int run = 1; run <= 20; run++) {
            killed += hoster.killedAtStep(steps, 1 + random.nextInt(run % 2 == 0 ? EARLY : LATE), "run") ? 1 : 0;
        }
        MigratorProcess.Result last = hoster.migrator("run");

        assertThat(last.exit()).as("seed %d: %s", seed, last).isZero();
        assertThat(killed).as("seed %d: runs that did not come to an end", seed).isGreaterThanOrEqualTo(15);
        assertSameMail();
    }

    /** One seed again: {@code -Dkill.seed=N}. */
    static LongStream seeds() {
        return LongStream.of(Long.getLong("kill.seed", 20181119));
    }

    /** Each step by itself: a run that is killed there, and one that ends it. */
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    @Test
    void killed_at_any_step_and_run_again_it_brings_everything_once() throws Exception {
        Path top = folder;
        int steps = 1;
        for (int n = 0; n <= steps; n++) {
            folder = Files.createDirectory(top.resolve("step" + n));
            try (Hoster small = new Hoster(folder, "domain.de1")) {
                hoster = small;
                MailDelivery.intoMaildir(
                        small.source(), "domain.de1", new MailGenerator(5).generate(30, 3, SizeProfile.SMALL));
                Steps counted = small.countingSteps();
                boolean killed = small.killedAtStep(counted, n, "run");
                steps = n == 0 ? counted.count() : steps;
                MigratorProcess.Result last = small.migrator("run");
                assertThat(last.exit()).as("step %d: %s", n, last).isZero();
                assertThat(killed).as("step %d", n).isEqualTo(n > 0);
                assertThat(small.targetMail("domain.de1")).as("step %d", n).isEqualTo(small.sourceMail("domain.de1"));
            }
        }
        assertThat(steps).isGreaterThan(40);
    }

    @Test
    void status_answers_while_run_copies_and_right_after_it_was_killed() {
        hoster = threeAccountsAndTheCorpus();
        try (MigratorProcess process = hoster.start("run")) {
            while (!process.endsWithin(5) && hoster.filesAtTarget() < 200) {
                // the target fills
            }
            assertThat(process.isAlive()).isTrue();
            MigratorProcess.Result during = hoster.migrator("status", "--json");
            process.kill();
            MigratorProcess.Result after = hoster.migrator("status", "--json");

            assertThat(during.exit()).as(during.toString()).isZero();
            assertThat(during.out()).contains("domain.de1");
            assertThat(after.exit()).as(after.toString()).isZero();
            assertThat(after.out()).contains("domain.de1");
        }
    }

    @Test
    void mail_brought_by_another_tool_is_adopted_and_so_is_all_of_it_when_the_journal_is_gone() throws Exception {
        hoster = new Hoster(folder, "domain.de1");
        hoster.settings("  existing: adopt");
        List<GeneratedMail> mails = new ArrayList<>();
        for (GeneratedMail mail : new MailGenerator(7).generate(2000, 6, SizeProfile.SMALL)) {
            mails.add(new GeneratedMail(plain(mail.folder()), mail.flags(), mail.internalDate(), mail.octets()));
        }
        MailDelivery.intoMaildir(hoster.source(), "domain.de1", mails);
        Mbsync.pull(hoster, "domain.de1", folder);
        long before = hoster.targetMail("domain.de1").size();

        MigratorProcess.Result first = hoster.migrator("run");

        assertThat(before).as("mbsync leaves out what is marked as deleted").isBetween(1900L, 2000L);
        assertThat(first.exit()).as(first.toString()).isZero();
        assertNothingTwice("domain.de1");
        deleteTree(folder.resolve("journal"));
        MigratorProcess.Result second = hoster.migrator("run");
        assertThat(second.exit()).as(second.toString()).isZero();
        assertNothingTwice("domain.de1");
        assertThat(second.out()).contains("2,000 adopted");
    }

    @Test
    void an_account_that_lives_while_it_is_copied_is_copied_and_verified() {
        hoster = new Hoster(folder, "domain.de1");
        MailDelivery.intoMaildir(
                hoster.source(), "domain.de1", new MailGenerator(3).generate(2500, 4, SizeProfile.SMALL));
        Path inbox = hoster.source().maildir("domain.de1").resolve("cur");
        AtomicInteger number = new AtomicInteger();
        ScheduledExecutorService life = Executors.newSingleThreadScheduledExecutor();
        try {
            Future<?> living = life.scheduleAtFixedRate(
                    () -> live(inbox, number.incrementAndGet()), 0, 200, TimeUnit.MILLISECONDS);
            MigratorProcess.Result result = hoster.migrator("run");

            assertThat(result.exit()).as(result.toString()).isZero();
            assertThat(living).isNotDone();
        } finally {
            life.shutdownNow();
        }
        assertThat(number).hasValueGreaterThan(3);
        MigratorProcess.Result last = hoster.migrator("run");
        assertThat(last.exit()).as(last.toString()).isZero();
    }

    /** One message comes, one is read, one is deleted. */
    private void live(Path inbox, int number) {
        try (Stream<Path> files = Files.list(inbox)) {
            List<Path> all = files.sorted().toList();
            Path arriving = inbox.resolveSibling("new").resolve("9999999999.M" + number + "P1.life");
            Files.writeString(arriving, "Subject: life " + number + "\n\ntext\n", StandardCharsets.US_ASCII);
            hoster.source().own(arriving);
            Path read = all.get(number % all.size());
            if (!read.getFileName().toString().matches(".*:2,.*S.*")) {
                Files.move(read, read.resolveSibling(read.getFileName() + "S"));
            }
            Files.deleteIfExists(all.get((number * 7 + 3) % all.size()));
        } catch (NoSuchFileException dovecotWasQuicker) {
            // the next moment brings another
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_plan_without_inspection_touches_nothing_but_its_report_folder() throws Exception {
        hoster = threeAccountsAndTheCorpus();
        List<Path> before = tree();

        MigratorProcess.Result plan = hoster.migrator("plan", "--inspect", "none", "--out", "the-report");

        assertThat(plan.exit()).as(plan.toString()).isZero();
        assertThat(plan.out()).contains("accounts").contains("3");
        assertThat(tree().stream().filter(path -> !path.startsWith("the-report")))
                .filteredOn(path -> !path.toString().startsWith("std"))
                .containsExactlyElementsOf(before);
        assertThat(hoster.filesAtTarget()).isZero();
    }

    private List<Path> tree() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(folder::relativize)
                    .filter(path -> !path.toString().startsWith("std"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private Map<String, MailManifest> targetMail() {
        return Stream.of(LOGINS).collect(Collectors.toMap(login -> login, hoster::targetMail));
    }

    private void assertSameMail() {
        for (String login : LOGINS) {
            MailManifest expected = OddMail.asDovecotStores(hoster.sourceMail(login));
            MailManifest actual = hoster.targetMail(login);
            assertThat(actual.minus(expected))
                    .as("surplus at the target of %s", login)
                    .isEmpty();
            assertThat(expected.minus(actual))
                    .as("missing at the target of %s", login)
                    .isEmpty();
        }
    }

    private void assertNothingTwice(String login) {
        List<String> here = contents(hoster.sourceMail(login));
        List<String> there = contents(hoster.targetMail(login));
        assertThat(there).containsExactlyInAnyOrderElementsOf(here);
    }

    /** mbsync adds a header line to each message, so that the octets are others. */
    private static List<String> contents(MailManifest manifest) {
        return manifest.entries().stream()
                .map(entry -> entry.folder() + " " + entry.internalDate())
                .toList();
    }

    private static List<String> plain(List<String> levels) {
        return levels.equals(List.of("INBOX")) ? levels : List.of("Ordner" + Math.floorMod(levels.hashCode(), 1000));
    }

    private static void deleteTree(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
