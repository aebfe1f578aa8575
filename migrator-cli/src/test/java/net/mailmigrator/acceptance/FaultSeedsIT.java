package net.mailmigrator.acceptance;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
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
 * The net that holds "exactly once", see {@link FaultSeeds}: fifty seeds, and in the long tests as many as make five hundred
 * with {@link MoreFaultSeedsIT}.
 *
 * <p>One seed again: {@code mvn verify -Dit.test=FaultSeedsIT -Dfaults.seed=N}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultSeedsIT {
    private static final long BASE_SEED = 20181119;

    private static @Nullable FaultSeeds proof;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void start_the_servers() {
        proof = new FaultSeeds(seeds().limit(250).toArray());
    }

    @AfterAll
    static void stop_the_servers() {
        if (proof != null) {
            proof.close();
        }
    }

    /** Five hundred, or the one that is to be seen again. */
    static LongStream seeds() {
        Long replayed = Long.getLong("faults.seed");
        return replayed != null
                ? LongStream.of(replayed)
                : new Random(BASE_SEED).ints(500, 1, Integer.MAX_VALUE).asLongStream();
    }

    static LongStream fiftySeeds() {
        return seeds().limit(50);
    }

    static LongStream twoHundredMore() {
        return seeds().skip(50).limit(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fiftySeeds")
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatever_breaks_everything_arrives_once_and_only_what_is_gone_goes(long seed) throws Exception {
        Objects.requireNonNull(proof).prove(seed, folder);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}", allowZeroInvocations = true)
    @MethodSource("twoHundredMore")
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatever_else_breaks_everything_arrives_once_and_only_what_is_gone_goes(long seed) throws Exception {
        Objects.requireNonNull(proof).prove(seed, folder);
    }
}
