package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.FaultWorld;
import net.mailmigrator.testing.MailManifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The net that holds "exactly once": connections break at places that a seed draws, the account is run again until all is
 * well, and everything is there once.
 *
 * <p>One seed again: {@code mvn verify -Dit.test=FaultSeedsIT -Dfaults.seed=N}. The dialogue of a seed that failed is in
 * {@code target/fault-seeds/N.log}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultSeedsIT {
    private static final long BASE_SEED = 20181119;
    private static final int MESSAGES = 150;

    private static @Nullable DovecotServer source;
    private static @Nullable DovecotServer target;

    private static long seedBefore;

    @TempDir
    Path folder;

    @BeforeAll
    static void start_two_servers() {
        Dovecots.assumeAvailable();
        source = new DovecotOptions()
                .namespace('.', "INBOX.")
                .extra("mail_fsync = never")
                .start();
        target = new DovecotOptions()
                .namespace('/', "")
                .extra("mail_fsync = never")
                .start();
        // all at once: Dovecot reads the list anew only when the second of its change is another
        seeds().forEach(seed -> {
            source.addUser(FaultWorld.login(seed), "old");
            target.addUser(FaultWorld.login(seed), "new");
        });
    }

    @AfterAll
    static void stop_the_servers() {
        for (DovecotServer server : new DovecotServer[] {source, target}) {
            if (server != null) {
                server.close();
            }
        }
    }

    private static LongStream seeds() {
        Long replayed = Long.getLong("faults.seed");
        return replayed != null
                ? LongStream.of(replayed)
                : new Random(BASE_SEED).ints(500, 1, Integer.MAX_VALUE).asLongStream();
    }

    static LongStream fiftySeeds() {
        return seeds().limit(50);
    }

    static LongStream theOthersOfFiveHundredSeeds() {
        return seeds().skip(50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fiftySeeds")
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatever_breaks_everything_arrives_once(long seed) throws Exception {
        prove(seed);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}", allowZeroInvocations = true)
    @MethodSource("theOthersOfFiveHundredSeeds")
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatever_else_breaks_everything_arrives_once(long seed) throws Exception {
        prove(seed);
    }

    private void prove(long seed) throws Exception {
        try (FaultWorld world = new FaultWorld(seed, folder, source, target)) {
            try {
                MailManifest expected = world.sourceMail();
                runUntilClean(world);
                world.faultsOff();
                runToTheEnd(world);
                assertThat(world.targetMail().minus(expected)).as("surplus").isEmpty();
                assertThat(expected.minus(world.targetMail())).as("missing").isEmpty();
                assertThat(world.present() > 0 || world.isInOrder())
                        .as("order kept")
                        .isTrue();
                runAgain(world);
                assertThat(world.targetMail()).as("after one more run").isEqualTo(expected);
            } catch (Exception | AssertionError failed) {
                throw new AssertionError(report(seed, world, failed), failed);
            }
        }
        deleteMailOfTheSeedBefore(seed);
    }

    /** Five hundred seeds would fill a small disk; the last one's sessions may still be ending. */
    private static void deleteMailOfTheSeedBefore(long seed) {
        if (seedBefore != 0) {
            source.deleteMail(FaultWorld.login(seedBefore));
            target.deleteMail(FaultWorld.login(seedBefore));
        }
        seedBefore = seed;
    }

    private static String report(long seed, FaultWorld world, Throwable failed) throws IOException {
        Path log = Path.of("target", "fault-seeds", seed + ".log");
        Files.createDirectories(log.getParent());
        Files.write(log, world.trace());
        return "seed " + seed + " (again: -Dfaults.seed=" + seed + ", dialogue: " + log + "): " + failed + "\n" + world;
    }

    private static void runUntilClean(FaultWorld world) {
        for (int run = 1; run <= world.mostFaults() + 1; run++) {
            if (isClean(world)) {
                return;
            }
        }
        throw new AssertionError("a run without a fault was not clean: " + world.facts());
    }

    /** A run that faults may spoil; its balance closes all the same. */
    private static boolean isClean(FaultWorld world) {
        try {
            CopyOutcome outcome = world.run();
            if (outcome.counts() != null) {
                assertCloses(outcome.counts(), world.present());
                outcome.folders()
                        .forEach(each -> assertThat(each.counts()).isNotNull().matches(MessageCounts::closes));
            }
            return outcome.clean();
        } catch (MailException failure) {
            assertThat(failure.scope()).isEqualTo(FailureScope.RUN);
            MessageCounts last = world.facts().lastPass();
            if (last != null) {
                assertCloses(last, world.present());
            }
            return false;
        }
    }

    private static void assertCloses(MessageCounts counts, int present) {
        assertThat(counts).matches(MessageCounts::closes);
        assertThat(counts.source()).isEqualTo(MESSAGES);
        assertThat(counts.copied() + counts.alreadyThere() + counts.adopted() + counts.pending())
                .as("nothing is refused, unreadable, vanished or in doubt: %s", counts)
                .isEqualTo(MESSAGES);
        assertThat(counts.adopted()).as("only what was there before is adopted").isLessThanOrEqualTo(present);
    }

    private static void runToTheEnd(FaultWorld world) throws MailException {
        CopyOutcome outcome = world.run();
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.clean()).isTrue();
        assertCloses(outcome.counts(), world.present());
        assertThat(outcome.unknownAtTarget()).isZero();
        assertThat(world.facts().appended()).isEqualTo(MESSAGES);
    }

    private static void runAgain(FaultWorld world) throws MailException {
        CopyOutcome outcome = world.run();
        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.counts()).isEqualTo(new MessageCounts(MESSAGES, 0, MESSAGES, 0, 0, 0, 0, 0, 0, 0));
    }
}
