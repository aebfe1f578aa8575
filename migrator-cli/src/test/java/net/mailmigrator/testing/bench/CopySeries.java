package net.mailmigrator.testing.bench;

import java.time.Duration;
import java.util.List;

/** Copies to an empty target, again and again, all contenders in turn. */
final class CopySeries {
    private final World world;
    private final Plan plan;
    private final Runner runner;

    CopySeries(World world, Plan plan, Runner runner) {
        this.world = world;
        this.plan = plan;
        this.runner = runner;
    }

    /** A first copy of little mail, not counted: the migrator's first start after a build leaves its archive of classes. */
    static void warmUp(World world, Plan plan) throws Exception {
        new CopySeries(world, plan.once(), new Runner(world, sample -> {})).run(Work.warmUp(), "optimized");
    }

    void run(Work work, String fsync) throws Exception {
        Side target = world.target(fsync);
        List<BenchAccount> accounts = world.accounts(work, "");
        for (int round = 0; round < plan.rounds(); round++) {
            for (Duration delay : plan.delays()) {
                for (Contender contender : plan.inTurn(round)) {
                    for (BenchAccount account : accounts) {
                        target.clear(account.targetLogin());
                    }
                    Runner.Turn turn = new Runner.Turn(work, target, delay, contender, round, false, 0);
                    runner.run(
                            turn,
                            runner.job(
                                    turn, World.fresh(plan.folder(), work.name() + " " + contender.name()), accounts));
                }
            }
        }
        for (BenchAccount account : accounts) {
            target.clear(account.targetLogin());
        }
    }
}
