package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a contender once, looks what it did, and hands the sample on. */
final class Runner {
    private final World world;
    private final Consumer<Sample> samples;

    Runner(World world, Consumer<Sample> samples) {
        this.world = world;
        this.samples = samples;
    }

    /**
     * What is run.
     *
     * @param counted through the proxies even without delay
     * @param surplus messages that the copy may have beyond the source's
     */
    record Turn(
            Work work, Side target, Duration roundTrip, Contender contender, int round, boolean counted, int surplus) {}

    /** Makes a job's copy; a contender that fails has a sample that says so. */
    void run(Turn turn, Job job) throws Exception {
        int mark = turn.target().mark();
        Measured measured = null;
        Sample.Rate rate = null;
        String remark;
        World.settle();
        try (RateWatch watch = watch(turn, job)) {
            measured = new Programs(job.folder().resolve("output.log"))
                    .run(turn.contender().prepare(job), job.parallel());
            rate = watch == null ? null : watch.rate(turn.work().messages());
            remark = world.differences(job.accounts(), turn.target(), turn.surplus());
        } catch (IOException e) {
            remark = String.valueOf(e.getMessage());
        }
        samples.accept(new Sample(
                turn.work().name(),
                turn.target().fsync,
                turn.roundTrip().toMillis(),
                turn.contender().name(),
                turn.round(),
                turn.work().copied(),
                measured,
                turn.counted() || !turn.roundTrip().isZero() ? roundTrips(turn) : null,
                turn.target().mostSessions(mark),
                rate,
                remark));
    }

    private static @Nullable RateWatch watch(Turn turn, Job job) {
        return turn.work().kind() == Work.Kind.RATE
                ? new RateWatch(turn.target().maildir(job.accounts().get(0).targetLogin()))
                : null;
    }

    private Sample.RoundTrips roundTrips(Turn turn) {
        return new Sample.RoundTrips(
                world.source.proxy.roundTrips(), turn.target().proxy.roundTrips());
    }

    /** A job on the ports that a turn wants. */
    Job job(Turn turn, Path folder, List<BenchAccount> accounts) throws IOException, InterruptedException {
        turn.target().addUsers(accounts.stream().map(BenchAccount::targetLogin).toList());
        return new Job(
                folder,
                accounts,
                world.source.port(turn.counted(), turn.roundTrip()),
                turn.target().port(turn.counted(), turn.roundTrip()),
                turn.target().server.configuration(),
                turn.work().parallel());
    }
}
