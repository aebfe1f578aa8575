package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.copy.PassRequest;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.Cyruses;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.FaultSite;
import net.mailmigrator.testing.FaultWorld;
import net.mailmigrator.testing.MailManifest;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold for a seed: connections break at places that it draws, the account is run again until all is well, and
 * everything is there once; then the account lives, and all of that is proved again; then, with every fourth seed, what the
 * source has lost is taken away at the target in the same way, while its user touches some of it. Two Dovecots and a Cyrus.
 *
 * <p>The dialogue of a seed that failed is in {@code target/fault-seeds/N.log}.
 */
final class FaultSeeds implements AutoCloseable {
    private static final int MESSAGES = 150;
    private static final PassRequest DELETE = new PassRequest(true, new PassRequest.Deletions(false, 100));

    /** A keyword that only the user of the target sets. */
    private static final String TOUCHED = "meins";

    private final List<FaultSite> sites;
    private @Nullable Runnable cleanUpBefore;

    /** Starts the servers. */
    FaultSeeds(long[] seeds) {
        Dovecots.assumeAvailable();
        Cyruses.assumeAvailable();
        sites = List.of(FaultSite.dovecot("INBOX.", '.'), FaultSite.dovecot("", '/'), FaultSite.cyrus());
        // all at once: Dovecot reads the list anew only when the second of its change is another
        for (long seed : seeds) {
            source(seed).server().addUser(FaultWorld.login(seed), "old");
            target(seed).server().addUser(FaultWorld.login(seed), "new");
        }
    }

    @Override
    public void close() {
        sites.forEach(site -> site.server().close());
    }

    /** Every fifth seed reads from Cyrus. */
    private FaultSite source(long seed) {
        return sites.get(seed % 5 == 0 ? 2 : 0);
    }

    /** And every fifth writes to it. */
    private FaultSite target(long seed) {
        return sites.get(seed % 5 == 1 ? 2 : 1);
    }

    /**
     * Proves it.
     *
     * @param folder for the journal
     */
    void prove(long seed, Path folder) throws Exception {
        try (FaultWorld world = new FaultWorld(seed, folder, source(seed), target(seed))) {
            try {
                proveFirstPass(world);
                List<MailManifest.Entry> gone = proveSecondPass(world);
                if (seed % 4 == 0) {
                    proveFinalPass(world, gone);
                } else {
                    proveThatAllIsDone(world);
                }
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

    /** What the source has lost stays at the target as it was; only the final pass takes it away. */
    private static List<MailManifest.Entry> proveSecondPass(FaultWorld world) throws MailException {
        List<MailManifest.Entry> gone = world.live();
        MailManifest now = world.sourceMail();
        runUntilClean(world, now.size());
        world.faultsOff();
        runToTheEnd(world, now.size());
        MailManifest expected = new MailManifest(
                Stream.concat(now.entries().stream(), gone.stream()).toList());
        assertIsThere(world, expected);
        return gone;
    }

    private static void proveThatAllIsDone(FaultWorld world) throws MailException {
        MailManifest there = world.targetMail();
        CopyOutcome outcome = world.run();
        int messages = world.sourceMail().size();
        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.counts()).isEqualTo(new MessageCounts(messages, 0, messages, 0, 0, 0, 0, 0, 0, 0));
        assertThat(world.targetMail()).as("after one more run").isEqualTo(there);
    }

    /** The final pass takes away what the source has lost, but for what was adopted or touched, and nothing else. */
    private static void proveFinalPass(FaultWorld world, List<MailManifest.Entry> gone) throws MailException {
        MailManifest now = world.sourceMail();
        world.faultsOfDeletions();
        isClean(world, now.size(), DELETE);
        MailManifest touched = new MailManifest(world.touch(TOUCHED));
        for (int run = 1; run <= world.mostFaults() && !isClean(world, now.size(), DELETE); run++) {
            assertThat(now.minus(world.targetMail().without(TOUCHED)))
                    .as("lost")
                    .isEmpty();
        }
        world.faultsOff();
        CopyOutcome last = world.run(DELETE);
        assertThat(last.clean()).as("%s", last.failures()).isTrue();
        assertThat(last.findings()).noneMatch(finding -> finding.code() == FindingCode.DELETE_UNFINISHED);
        MailManifest there = world.targetMail();
        assertThat(touched.minus(there)).as("touched and lost").isEmpty();
        assertOnlyGoneIsLeft(world, there, now, gone);
        assertThat(world.run(DELETE).deletedAtTarget()).isZero();
        assertThat(world.targetMail()).as("after one more final pass").isEqualTo(there);
    }

    private static void assertOnlyGoneIsLeft(
            FaultWorld world, MailManifest there, MailManifest now, List<MailManifest.Entry> gone) {
        MailManifest plain = there.without(TOUCHED);
        assertThat(now.minus(plain)).as("lost by deletions").isEmpty();
        assertThat(new MailManifest(plain.minus(now)).minus(new MailManifest(gone)))
                .as("never there")
                .isEmpty();
        assertThat(new MailManifest(there.minus(now)).lacking(TOUCHED).size())
                .as("only what was adopted or touched stays")
                .isLessThanOrEqualTo(world.present());
    }

    private static void assertIsThere(FaultWorld world, MailManifest expected) {
        MailManifest there = world.targetMail();
        assertThat(there.minus(expected)).as("surplus").isEmpty();
        assertThat(expected.minus(there)).as("missing").isEmpty();
    }

    /** Five hundred seeds would fill a small disk; the last one's sessions may still be ending. */
    private void cleanUpLater(long seed) {
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
        return "seed " + seed + " (again: -Dit.test=FaultSeedsIT -Dfaults.seed=" + seed + ", dialogue: " + log + "): "
                + failed + "\n" + world;
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
        return isClean(world, messages, PassRequest.USUAL);
    }

    private static boolean isClean(FaultWorld world, int messages, PassRequest request) {
        try {
            CopyOutcome outcome = world.run(request);
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
}
