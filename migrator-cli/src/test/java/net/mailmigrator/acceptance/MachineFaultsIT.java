package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.GeneratedMail;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
import net.mailmigrator.testing.MailGenerator.SizeProfile;
import net.mailmigrator.testing.MailManifest;
import net.mailmigrator.testing.MigratorProcess;
import net.mailmigrator.testing.SmallDisk;
import net.mailmigrator.testing.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that fill up and servers that are restarted in the middle of a run; the next run brings the rest, once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MachineFaultsIT {
    private static final String LOGIN = "domain.de1";

    @TempDir
    Path folder;

    private Hoster hoster;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @AfterEach
    void stop_the_servers() {
        hoster.close();
    }

    private Hoster withMessages(int messages) {
        Hoster made = new Hoster(folder, LOGIN);
        MailDelivery.intoMaildir(made.source(), LOGIN, new MailGenerator(11).generate(messages, 5, SizeProfile.SMALL));
        return made;
    }

    @Test
    void a_disk_that_has_no_room_for_the_journal_stops_the_run_and_says_so_and_the_next_run_brings_the_rest() {
        hoster = withMessages(3_000);

        MigratorProcess.Result full = hoster.migratorWithFileLimit(3_000, "run");

        assertThat(full.exit()).as(full.toString()).isEqualTo(7);
        assertThat(full.err())
                .contains(
                        "migrator run: the journal " + folder.resolve("journal/acceptance.mv.db")
                                + " cannot be read or written any more: ",
                        "File too large",
                        "What was confirmed before is kept",
                        "run the command again")
                .doesNotContain("a bug of this program");
        assertThat(hoster.filesAtTarget()).as("it was in the middle").isBetween(1L, 2_999L);
        assertNextRunBringsTheRest();
    }

    @Test
    void a_disk_that_has_no_room_for_a_large_message_ends_the_run_before_it_and_the_next_run_brings_it() {
        hoster = withMessages(20);
        GeneratedMail some =
                new MailGenerator(1).generate(1, 1, SizeProfile.SMALL).get(0);
        byte[] large = ("Subject: large\r\n\r\n" + "0123456789abcdef\r\n".repeat(250_000))
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        MailDelivery.intoMaildir(
                hoster.source(),
                LOGIN,
                List.of(new GeneratedMail(List.of("Gross"), some.flags(), some.internalDate(), large)));

        MigratorProcess.Result full = hoster.migratorWithFileLimit(3_000, "run");

        assertThat(full.exit()).as(full.toString()).isEqualTo(7);
        assertThat(full.out() + full.err())
                .contains("keep a large message aside in ", "File too large", "make room there");
        assertNextRunBringsTheRest();
    }

    /** Long, for it needs the right to mount; the loss of flags is also played in memory. */
    @Tag("long")
    @Test
    void a_target_whose_disk_is_full_takes_no_more_and_the_next_run_brings_the_rest_when_there_is_room() {
        hoster = withMessages(300);
        Path mail = hoster.target().home(LOGIN);
        try (SmallDisk disk = new SmallDisk(mail, 400)) {
            hoster.target().own(mail);

            MigratorProcess.Result full = hoster.migrator("run");

            assertThat(full.exit()).as(full.toString()).isEqualTo(3);
            assertThat(full.out()).contains(" pending", "(FLAGS-LOST)");
            disk.grow(100_000);
            MigratorProcess.Result next = hoster.migrator("run");

            assertThat(next.exit()).as(next.toString()).isZero();
            assertEverythingIsThereWithAllFlagsThatWereSent();
            MigratorProcess.Result last = hoster.migrator("run");
            assertThat(last.exit()).as(last.toString()).isZero();
            assertThat(last.out()).contains(" already there").doesNotContain(" copied");
        }
    }

    /** Long, for it needs the right to mount. Room for the JSON, but for nothing else, and then not even for that. */
    @Tag("long")
    @ParameterizedTest
    @CsvSource({"40, run.html, true", "8, run.json, false"})
    void a_disk_without_room_for_the_report_hides_nothing_of_the_result(int kibibytes, String lost, boolean json)
            throws java.io.IOException {
        hoster = withMessages(50);
        Path reports = folder.resolve("out");
        try (SmallDisk disk = new SmallDisk(reports, kibibytes)) {
            MigratorProcess.Result run = hoster.migrator("run", "--out", "out");

            assertThat(run.exit()).as(run.toString()).isEqualTo(3);
            assertThat(run.out()).contains("balance    50 = 50 copied", "cannot write out/" + lost);
            assertThat(run.err()).contains("No space left on device");
            assertThat(reports.resolve(lost)).doesNotExist();
            try (Stream<Path> files = Files.list(reports)) {
                assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
            }
            disk.grow(10_000);
            assertThat(hoster.migrator("report", "out").exit()).isEqualTo(json ? 0 : 4);
            assertThat(Files.exists(reports.resolve("run.html"))).isEqualTo(json);
            assertNextRunBringsTheRest();
        }
    }

    /** Dovecot adds keywords of its own making, {@code unknown-2} and those of other messages. */
    private void assertEverythingIsThereWithAllFlagsThatWereSent() {
        List<MailManifest.Entry> there =
                new ArrayList<>(hoster.targetMail(LOGIN).entries());
        for (MailManifest.Entry sent : hoster.sourceMail(LOGIN).entries()) {
            MailManifest.Entry found = there.stream()
                    .filter(entry -> entry.folder().equals(sent.folder())
                            && entry.sha256().equals(sent.sha256())
                            && entry.internalDate() == sent.internalDate()
                            && flags(entry).containsAll(flags(sent)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("missing: " + sent));
            there.remove(found);
        }
        assertThat(there).as("surplus").isEmpty();
    }

    private static Set<String> flags(MailManifest.Entry entry) {
        return Arrays.stream(entry.flags().split(" "))
                .filter(flag -> !flag.isEmpty())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 60, 110})
    void both_servers_are_restarted_in_the_middle_of_a_run(int step) {
        hoster = withMessages(600);
        Steps steps = hoster.countingSteps();
        steps.arm(step, () -> {
            hoster.source().restart();
            hoster.target().restart();
        });

        MigratorProcess.Result run = hoster.migrator("run");

        assertThat(steps.fired()).as("%d steps: %s", steps.count(), run).isTrue();
        assertThat(run.exit()).as(run.toString()).isIn(0, 3, 7);
        steps.arm(0, () -> {});
        assertNextRunBringsTheRest();
    }

    private void assertNextRunBringsTheRest() {
        MigratorProcess.Result next = hoster.migrator("run");
        assertThat(next.exit()).as(next.toString()).isZero();
        assertThat(hoster.targetMail(LOGIN)).isEqualTo(hoster.sourceMail(LOGIN));
        long files = hoster.filesAtTarget();
        MigratorProcess.Result last = hoster.migrator("run");
        assertThat(last.exit()).as(last.toString()).isZero();
        assertThat(last.out()).contains(" already there").doesNotContain(" copied");
        assertThat(hoster.filesAtTarget()).isEqualTo(files);
        assertThat(leftovers()).isEmpty();
    }

    /** Spool files and half-made copies. */
    private List<Path> leftovers() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*(\\.part|\\.spool)"))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
