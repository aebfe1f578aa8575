package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.Cyruses;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.FaultSite;
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
 * well, and everything is there once; then the account lives, and all of that is proved again. Dovecot and Cyrus.
 *
 * <p>One seed again: {@code mvn verify -Dit.test=FaultSeedsIT -Dfaults.seed=N}. The dialogue of a seed that failed is in
 * {@code target/fault-seeds/N.log}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultSeedsIT {
    private static final long BASE_SEED = 20181119;
    private static final int MESSAGES = 150;

    private static final List<FaultSite> SITES = new ArrayList<>();

    private static @Nullable Runnable cleanUpBefore;

    @TempDir
    Path folder;

    @BeforeAll
    static void start_the_servers() {
        Dovecots.assumeAvailable();
        Cyruses.assumeAvailable();
        SITES.add(FaultSite.dovecot("INBOX.", '.'));
        SITES.add(FaultSite.dovecot("", '/'));
        SITES.add(FaultSite.cyrus());
        // all at once: Dovecot reads the list anew only when the second of its change is another
        seeds().forEach(seed -> {
            source(seed).server().addUser(FaultWorld.login(seed), "old");
            target(seed).server().addUser(FaultWorld.login(seed), "new");
        });
    }

    @AfterAll
    static void stop_the_servers() {
        SITES.forEach(site -> site.server().close());
        SITES.clear();
    }

    /** Every fifth seed reads from Cyrus. */
    private static FaultSite source(long seed) {
        return SITES.get(seed % 5 == 0 ? 2 : 0);
    }

    /** And every fifth writes to it. */
    private static FaultSite target(long seed) {
        return SITES.get(seed % 5 == 1 ? 2 : 1);
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
        try (FaultWorld world = new FaultWorld(seed, folder, source(seed), target(seed))) {
            try {
                proveFirstPass(world);
                proveSecondPass(world);
            } catch (Exception | AssertionError failed) {
                throw new AssertionError(report(seed, world, failed), failed);
            }
        }
        cleanUpLater(seed);
    }

    private static void proveFirstPass(FaultWorld world) {
        MailManifest expected = world.sourceMail();
        runUntilClean(world, MESSAGES);
        world.deliver();
        assertIsThere(world, expected);
        assertThat(world.facts().appended()).isEqualTo(MESSAGES);
        assertThat(world.present() > 0 || world.isInOrder()).as("order kept").isTrue();
    }

    /** What the source has lost stays at the target as it was; this version takes nothing away there. */
    private static void proveSecondPass(FaultWorld world) throws MailException {
        List<MailManifest.Entry> gone = world.live();
        MailManifest now = world.sourceMail();
        runUntilClean(world, now.size());
        world.faultsOff();
        runToTheEnd(world, now.size());
        MailManifest expected = new MailManifest(
                Stream.concat(now.entries().stream(), gone.stream()).toList());
        assertIsThere(world, expected);
        runAgain(world, now.size());
        assertThat(world.targetMail()).as("after one more run").isEqualTo(expected);
    }

    private static void assertIsThere(FaultWorld world, MailManifest expected) {
        MailManifest there = world.targetMail();
        assertThat(there.minus(expected)).as("surplus").isEmpty();
        assertThat(expected.minus(there)).as("missing").isEmpty();
    }

    /** Five hundred seeds would fill a small disk; the last one's sessions may still be ending. */
    private static void cleanUpLater(long seed) {
        if (cleanUpBefore != null) {
            cleanUpBefore.run();
        }
        cleanUpBefore = () -> {
            source(seed).deleteMail(FaultWorld.login(seed));
            target(seed).deleteMail(FaultWorld.login(seed));
        };
    }

    private static String report(long seed, FaultWorld world, Throwable failed) throws IOException {
        Path log = Path.of("target", "fault-seeds", seed + ".log");
        Files.createDirectories(log.getParent());
        Files.write(log, world.trace());
        return "seed " + seed + " (again: -Dfaults.seed=" + seed + ", dialogue: " + log + "): " + failed + "\n" + world;
    }

    private static void runUntilClean(FaultWorld world, int messages) {
        for (int run = 1; run <= world.mostFaults() + 1; run++) {
            if (isClean(world, messages)) {
                return;
            }
        }
        throw new AssertionError("a run without a fault was not clean: " + world.facts());
    }

    /** A run that faults may spoil; its balance closes all the same. */
    private static boolean isClean(FaultWorld world, int messages) {
        try {
            CopyOutcome outcome = world.run();
            if (outcome.counts() != null) {
                assertCloses(outcome.counts(), messages, world.present());
                outcome.folders()
                        .forEach(each -> assertThat(each.counts()).isNotNull().matches(MessageCounts::closes));
            }
            return outcome.clean();
        } catch (MailException failure) {
            assertThat(failure.scope()).isEqualTo(FailureScope.RUN);
            MessageCounts last = world.facts().lastPass();
            if (last != null) {
                assertCloses(last, messages, world.present());
            }
            return false;
        }
    }

    private static void assertCloses(MessageCounts counts, int messages, int present) {
        assertThat(counts).matches(MessageCounts::closes);
        assertThat(counts.source()).isEqualTo(messages);
        assertThat(counts.copied() + counts.alreadyThere() + counts.adopted() + counts.pending())
                .as("nothing is refused, unreadable, vanished or in doubt: %s", counts)
                .isEqualTo(messages);
        assertThat(counts.adopted()).as("only what was there before is adopted").isLessThanOrEqualTo(present);
    }

    private static void runToTheEnd(FaultWorld world, int messages) throws MailException {
        CopyOutcome outcome = world.run();
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.clean()).isTrue();
        assertCloses(outcome.counts(), messages, world.present());
        assertThat(outcome.unknownAtTarget()).isZero();
    }

    private static void runAgain(FaultWorld world, int messages) throws MailException {
        CopyOutcome outcome = world.run();
        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.counts()).isEqualTo(new MessageCounts(messages, 0, messages, 0, 0, 0, 0, 0, 0, 0));
    }
}
