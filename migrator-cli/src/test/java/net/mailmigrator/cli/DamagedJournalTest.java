package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalIdentity;
import net.mailmigrator.journal.JournalSettings;
import net.mailmigrator.journal.JournalStore;
import net.mailmigrator.journal.StatusWriter;
import net.mailmigrator.testing.CommandLineWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The journal's file is cut short or overwritten at places that a seed draws: every command says so, and both ways on end
 * with everything at the target once.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DamagedJournalTest {
    private static final Pattern WAY_BACK = Pattern.compile("unzip -o (\\S+) -d (\\S+)[, ]");
    private static final String[] LOGINS = {"anna", "bert"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    private int delivered;

    @BeforeEach
    void two_runs_and_some_new_mail() {
        world = new CommandLineWorld(folder).withAccounts(LOGINS);
        deliver(60);
        assertThat(world.run("run")).as(world.err()).isZero();
        deliver(20);
        assertThat(world.run("run")).as(world.err()).isZero();
        deliver(5);
    }

    private void deliver(int messages) {
        for (String login : LOGINS) {
            for (int i = 0; i < messages; i++) {
                int number = delivered++;
                world.source()
                        .account(login)
                        .mailbox(number % 3 == 0 ? "INBOX.Archiv" : "INBOX")
                        .put(
                                ("Message-ID: <" + number + "@x>\r\n\r\ntext " + number + "\r\n")
                                        .getBytes(StandardCharsets.US_ASCII),
                                MessageFlags.NONE,
                                InternalDate.ofEpochSecond(1_600_000_000 + number));
            }
        }
    }

    private Path database() {
        return folder.resolve("journal/small.mv.db");
    }

    private Path lock() {
        return folder.resolve("journal/small.lock");
    }

    /** As a process leaves it that was killed. */
    private void leftByAKill() throws IOException {
        Files.writeString(lock(), "command=run\npid=1\nhost=x\nsince=2018-09-18T20:00:00Z\n");
    }

    static LongStream eightSeeds() {
        return LongStream.range(0, 8);
    }

    static LongStream fourSeeds() {
        return LongStream.range(0, 4);
    }

    /** Sixty more, and those of three hundred that a command once stumbled over. */
    static LongStream seventyOthers() {
        return LongStream.concat(
                LongStream.range(4, 64), LongStream.of(118, 124, 166, 167, 178, 184, 196, 218, 256, 278));
    }

    static LongStream sixtyOthers() {
        return LongStream.range(8, 68);
    }

    /** A third cut short, a third with a few wrong octets, a third with a wrong block. */
    private void damage(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] octets = Files.readAllBytes(database());
        int at = random.nextInt(octets.length);
        if (seed % 3 == 0) {
            Files.write(database(), Arrays.copyOf(octets, at));
            return;
        }
        byte[] wrong = new byte[Math.min(1 + random.nextInt(seed % 3 == 1 ? 8 : 8192), octets.length - at)];
        random.nextBytes(wrong);
        wrong[0] = (byte) ~octets[at];
        System.arraycopy(wrong, 0, octets, at, wrong.length);
        Files.write(database(), octets);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("eightSeeds")
    void a_journal_that_is_not_as_it_was_left_is_refused_and_both_ways_on_bring_everything_once(long seed)
            throws IOException {
        proveRefused(seed);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("sixtyOthers")
    void a_journal_that_is_not_as_it_was_left_is_refused_whatever_is_wrong_with_it(long seed) throws IOException {
        proveRefused(seed);
    }

    private void proveRefused(long seed) throws IOException {
        damage(seed);
        byte[] damaged = Files.readAllBytes(database());
        int appends = world.target().appends();

        for (String command : new String[] {"status", "verify", seed % 2 == 0 ? "run" : "resume"}) {
            assertThat(world.run(command)).as(world.err()).isEqualTo(4);
            assertThat(world.err())
                    .contains("migrator " + command + ": the journal " + database() + " is damaged: ")
                    .contains(" It was left as it is. Put back the copy of the end of the last run with: unzip -o ")
                    .contains("move the damaged file away, set copy.existing: adopt")
                    .doesNotContain("\tat ", "a bug of this program");
        }

        assertThat(Files.readAllBytes(database())).isEqualTo(damaged);
        assertThat(world.target().appends()).isEqualTo(appends);
        goOn(seed);
        assertEverythingIsThereOnce();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fourSeeds")
    void a_journal_that_was_damaged_after_a_kill_does_no_harm(long seed) throws IOException {
        proveHarmless(seed);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seventyOthers")
    void a_journal_that_was_damaged_after_a_kill_does_no_harm_whatever_is_wrong_with_it(long seed) throws IOException {
        proveHarmless(seed);
    }

    /** H2 falls back to what it had written before, or says what it stumbles over. */
    private void proveHarmless(long seed) throws IOException {
        world.settings("copy: {", "copy: { existing: adopt,");
        leftByAKill();
        damage(seed);
        byte[] damaged = Files.readAllBytes(database());
        assertLookedAt();
        for (String command : new String[] {"verify", "resume", "run"}) {
            Files.write(database(), damaged);
            leftByAKill();
            assertSaysWhatItFinds(command, database(), world.run(command));
        }
        if (world.err().contains(" is damaged: ")) {
            goOn(seed);
        }
        assertEverythingIsThereOnce();
    }

    /** Elsewhere: H2 gives a file that it could not open free again when the process ends, and not before. */
    private void assertLookedAt() throws IOException {
        Path elsewhere = folder.resolve("elsewhere/small.mv.db");
        Files.createDirectories(elsewhere.getParent());
        Files.copy(database(), elsewhere);
        Files.copy(lock(), elsewhere.resolveSibling("small.lock"));
        Files.copy(folder.resolve("journal/small.backup-1.zip"), elsewhere.resolveSibling("small.backup-1.zip"));
        Files.writeString(
                folder.resolve("look.yaml"),
                Files.readString(folder.resolve("migration.yaml"))
                        + "journal: { url: \"jdbc:h2:file:./elsewhere/small\" }\n");
        assertSaysWhatItFinds("status", elsewhere, world.run("-c", "look.yaml", "status"));
    }

    private void assertSaysWhatItFinds(String command, Path file, int exit) {
        assertThat(world.err()).doesNotContain("\tat ", "a bug of this program");
        assertThat(exit).as("%s: %s%s", command, world.out(), world.err()).isIn(0, 2, 3, 4, 7);
        if (exit == 4 || exit == 7) {
            assertThat(world.err()).contains("the journal " + file + " is damaged: ", " unzip -o ");
        }
    }

    /** As the message says: half of the seeds put the copy back, the others go on without a journal. */
    private void goOn(long seed) throws IOException {
        if (seed / 3 % 2 == 0) {
            Matcher way = WAY_BACK.matcher(world.err());
            assertThat(way.find()).as(world.err()).isTrue();
            unzip(Path.of(way.group(1)), Path.of(way.group(2)));
        } else {
            Files.move(database(), folder.resolve("damaged"), StandardCopyOption.REPLACE_EXISTING);
            if (!Files.readString(folder.resolve("migration.yaml")).contains("existing: adopt")) {
                world.settings("copy: {", "copy: { existing: adopt,");
            }
        }
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (ZipInputStream packed = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                Files.copy(packed, into.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void assertEverythingIsThereOnce() {
        assertThat(world.run("run")).as("%s%s", world.out(), world.err()).isZero();
        assertTargetEqualsSource();
        int appends = world.target().appends();
        assertThat(world.run("run")).as("%s%s", world.out(), world.err()).isZero();
        assertThat(world.out()).contains(" already there").doesNotContain(" copied");
        assertThat(world.target().appends()).isEqualTo(appends);
        assertTargetEqualsSource();
    }

    private void assertTargetEqualsSource() {
        for (String login : LOGINS) {
            assertThat(world.target().account(login).manifest())
                    .isEqualTo(world.source().account(login).manifest());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_empty_file_where_there_was_a_journal_is_damage_and_no_new_journal(boolean killed) throws IOException {
        if (killed) {
            leftByAKill();
        }
        Files.write(database(), new byte[0]);

        for (String command : new String[] {"status", "verify", "resume", "run"}) {
            assertThat(world.run(command)).as(world.err()).isEqualTo(4);
            assertThat(world.err()).contains("the journal " + database() + " is damaged: it is empty. ");
        }
        assertThat(database()).isEmptyFile();
    }

    @Test
    void a_copy_from_elsewhere_is_taken_once_the_lock_file_is_emptied_as_the_text_says() throws IOException {
        byte[] elsewhere = Files.readAllBytes(database());
        assertThat(world.run("run")).as(world.err()).isZero();
        Files.write(database(), elsewhere);

        assertThat(world.run("run")).isEqualTo(4);
        assertThat(world.err())
                .contains(
                        "If you have put another copy there on purpose, empty " + lock() + " while no migrator runs.");
        Files.write(lock(), new byte[0]);

        assertEverythingIsThereOnce();
    }

    @Test
    void a_journal_of_a_newer_program_ends_with_six_and_is_left_alone() throws Exception {
        sql("UPDATE \"schema_history\" SET \"version\" = '99' WHERE \"version\" = '1'");

        for (String command : new String[] {"status", "verify", "resume", "run"}) {
            assertThat(world.run(command)).as(world.err()).isEqualTo(6);
            assertThat(world.err()).contains("was written by a newer migrator", "version 99", "It was left as it is.");
        }
        sql("UPDATE \"schema_history\" SET \"version\" = '1' WHERE \"version\" = '99'");
        assertEverythingIsThereOnce();
    }

    /** What a single octet of the file can make of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE source_mailbox ALTER COLUMN target_mailbox_id RENAME TO uarget_mailbox_id",
                "UPDATE account SET state = 'NFW'",
                "ALTER TABLE source_mailbox ALTER COLUMN completed_messages VARCHAR;"
                        + " UPDATE source_mailbox SET completed_messages = 'x'"
            })
    void names_and_types_that_nobody_has_written_are_damage_and_no_bug(String statement) throws Exception {
        sql(statement);

        assertSaysWhatItFinds("run", database(), world.run("run"));
        assertThat(world.err()).contains(" is damaged: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_journal_that_was_copied_here_cut_short_and_without_its_lock_file_is_damage_like_any_other(int quarters)
            throws IOException {
        byte[] octets = Files.readAllBytes(database());
        Files.write(database(), Arrays.copyOf(octets, octets.length * quarters / 4));
        Files.delete(lock());

        assertSaysWhatItFinds("status", database(), world.run("status"));
        assertThat(world.err()).doesNotContain("read only");
    }

    private void sql(String statement) throws SQLException, IOException {
        Files.write(lock(), new byte[0]);
        String url = "jdbc:h2:file:" + folder.resolve("journal/small");
        try (Connection connection = DriverManager.getConnection(url, "migrator", "");
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    @Test
    void a_lock_file_and_a_status_file_full_of_rubbish_are_no_obstacle() throws IOException {
        byte[] rubbish = new byte[10_000];
        new Random(1).nextBytes(rubbish);
        Files.write(lock(), rubbish);
        Files.write(folder.resolve("journal/small.status.json"), rubbish);

        assertThat(world.run("status")).as(world.err()).isZero();
        assertEverythingIsThereOnce();
        assertThat(folder.resolve("journal/small.status.json")).doesNotExist();
    }

    @Test
    void while_a_run_goes_on_a_lock_file_and_a_status_file_full_of_rubbish_do_not_let_a_second_one_in()
            throws IOException {
        JournalSettings settings = JournalSettings.ofFile(folder.resolve("journal/small"));
        JournalIdentity identity =
                new JournalIdentity("small", "old:143", "new:143", "${login}*master -> ${login}*master");
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Journal held = new JournalStore(settings, Clock.systemUTC()).open(identity, "1.0", "run");
                StatusWriter publishing = held.publish(List::of, timer)) {
            Files.write(lock(), new byte[] {'=', '\n', (byte) 0x80});
            assertThat(world.run("run")).as(world.err()).isEqualTo(5);

            Files.write(folder.resolve("journal/small.status.json"), new byte[] {'{', (byte) 0x80});
            assertThat(world.run("status")).as(world.err()).isZero();
            assertThat(publishing).isNotNull();
        } finally {
            timer.shutdown();
        }
        assertEverythingIsThereOnce();
    }
}
