package net.mailmigrator.testing.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Passes over what was copied before: each contender has a target account and a state of its own, filled once without
 * measuring. All go through the proxies, also without delay: the migrator's journal belongs to a port, and so the round
 * trips are counted.
 */
final class DeltaSeries {
    private final World world;
    private final Plan plan;
    private final Runner runner;
    private final Map<Contender, Job> filled = new LinkedHashMap<>();
    private int deleted;

    /** @param plan without contenders that cannot repeat */
    DeltaSeries(World world, Plan plan, Runner runner) {
        this.world = world;
        this.plan = plan;
        this.runner = runner;
    }

    void run(Work work, String fsync) throws Exception {
        Side target = world.target(fsync);
        if (filled.isEmpty()) {
            fill(work, target);
        }
        for (int round = 0; round < plan.rounds(); round++) {
            for (Duration delay : plan.delays()) {
                if (work.kind() == Work.Kind.CHANGED) {
                    world.change(work, world.accounts(work, "").get(0));
                    deleted += 10;
                }
                for (Contender contender : plan.inTurn(round)) {
                    pass(work, target, delay, contender, round);
                }
            }
        }
    }

    private void pass(Work work, Side target, Duration delay, Contender contender, int round) throws Exception {
        Job job = filled.get(contender);
        if (job != null) {
            int surplus = contender.deletes() ? 0 : deleted;
            Runner.Turn turn = new Runner.Turn(work, target, delay, contender, round, true, surplus);
            runner.run(turn, runner.job(turn, job.folder(), job.accounts()));
        }
    }

    private void fill(Work work, Side target) throws Exception {
        Runner silent = new Runner(world, sample -> {
            if (!sample.counts()) {
                System.err.println("  the first copy of " + sample.contender() + ": " + sample.remark());
                filled.keySet().removeIf(contender -> contender.name().equals(sample.contender()));
            }
        });
        for (Contender contender : plan.contenders()) {
            System.err.println("  first copy, not measured: " + contender.name());
            Runner.Turn turn = new Runner.Turn(work, target, Duration.ZERO, contender, 0, true, 0);
            List<BenchAccount> accounts =
                    world.accounts(work, "-" + contender.name().replaceAll("\\W", ""));
            Job job = runner.job(turn, World.fresh(plan.folder(), "delta " + contender.name()), accounts);
            filled.put(contender, job);
            silent.run(turn, job);
        }
    }
}
