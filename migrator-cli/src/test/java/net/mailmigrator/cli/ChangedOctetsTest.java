package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One octet of a journal is another after a kill, when there is no CRC-32 of it: what is noticed, and what becomes of what
 * is not. It prints the numbers that the README tells. Other seeds: {@code -Doctets.seed=N}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangedOctetsTest {
    private static final int CHANGES = Integer.getInteger("octets.changes", 120);
    private static final int MESSAGES = 80;

    /** Octets of a message row up to its state. */
    private static final int ROW = 130;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, Integer> outcomes = new TreeMap<>();

    /** A world whose run was killed; its folder. */
    private CommandLineWorld killed(Path place) throws IOException {
        CommandLineWorld world = new CommandLineWorld(Files.createDirectories(place)).withAccounts("anna");
        for (int number = 0; number < MESSAGES; number++) {
            world.source()
                    .account("anna")
                    .mailbox(number % 3 == 0 ? "INBOX.Archiv" : "INBOX")
                    .put(
                            ("Message-ID: <" + number + "@x>\r\n\r\ntext " + number + "\r\n")
                                    .getBytes(StandardCharsets.US_ASCII),
                            MessageFlags.NONE,
                            InternalDate.ofEpochSecond(1_600_000_000 + number));
        }
        assertThat(world.run("run")).as(world.err()).isZero();
        return world;
    }

    @Tag("long")
    @Timeout(3600)
    @Test
    void a_single_octet_that_is_another_after_a_kill_loses_and_doubles_nothing() throws IOException {
        long seed = Long.getLong("octets.seed", 20181119);
        Random random = new Random(seed);
        CommandLineWorld world = killed(folder.resolve("0"));
        byte[] octets = Files.readAllBytes(database(world));
        for (int change = 1; change <= CHANGES; change++) {
            int at = change % 4 == 0 ? random.nextInt(octets.length) : inARow(octets, random);
            byte[] changed = octets.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            String where = "seed " + seed + ", change " + change + " at " + at;
            if (!isHarmless(world, changed, where)) {
                world = killed(folder.resolve("" + change));
                octets = Files.readAllBytes(database(world));
            }
        }
        System.out.println("ChangedOctetsTest seed " + seed + ": " + outcomes);
    }

    /** One of the octets before or after the state of a message row, of those that are valid or were so once. */
    private static int inARow(byte[] octets, Random random) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("APPENDED", random.nextInt(text.length()));
        return at < ROW ? random.nextInt(octets.length) : at - ROW + random.nextInt(ROW + 20);
    }

    private static Path database(CommandLineWorld world) {
        return world.folder().resolve("journal/small.mv.db");
    }

    private static void put(CommandLineWorld world, byte[] octets) throws IOException {
        Files.write(database(world), octets);
        Files.writeString(
                world.folder().resolve("journal/small.lock"),
                "command=run\npid=1\nhost=x\nsince=2018-09-18T20:00:00Z\n");
    }

    /** Whether the next run leaves the target as it is and finds that nothing was to be done. */
    private boolean isHarmless(CommandLineWorld world, byte[] changed, String where) throws IOException {
        put(world, changed);
        int appends = world.target().appends();
        int exit = world.run("run", "--final");
        assertThat(world.err()).as(where).doesNotContain("a bug of this program");
        boolean same = world.target()
                .account("anna")
                .manifest()
                .equals(world.source().account("anna").manifest());
        String outcome = exit == 4 || exit == 7
                ? "noticed"
                : same
                        ? (exit == 0 && world.target().appends() == appends
                                ? "nothing"
                                : "reported or mended, exit " + exit)
                        : "target is another, exit " + exit;
        outcomes.merge(outcome, 1, Integer::sum);
        if (!outcome.equals("noticed") && !outcome.equals("nothing")) {
            System.out.println(where + ": " + outcome + "\n" + world.out() + world.err());
        }
        assertThat(same)
                .as("%s: %s%s%s", where, outcomes, world.out(), world.err())
                .isTrue();
        return outcome.equals("nothing");
    }
}
