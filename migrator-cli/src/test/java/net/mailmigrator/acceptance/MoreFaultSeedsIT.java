package net.mailmigrator.acceptance;

import java.nio.file.Path;
import java.util.Objects;
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

/** The second half of the five hundred seeds of {@link FaultSeedsIT}, so that two processes share them. */
@Tag("long")
@DisplayNameGeneration(ReplaceUnderscores.class)
class MoreFaultSeedsIT {
    private static @Nullable FaultSeeds proof;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void start_the_servers() {
        proof = new FaultSeeds(theOtherHalf().toArray());
    }

    @AfterAll
    static void stop_the_servers() {
        if (proof != null) {
            proof.close();
        }
    }

    static LongStream theOtherHalf() {
        return FaultSeedsIT.seeds().skip(250);
    }

    @ParameterizedTest(name = "seed {0}", allowZeroInvocations = true)
    @MethodSource("theOtherHalf")
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatever_else_breaks_everything_arrives_once_and_only_what_is_gone_goes(long seed) throws Exception {
        Objects.requireNonNull(proof).prove(seed, folder);
    }
}
