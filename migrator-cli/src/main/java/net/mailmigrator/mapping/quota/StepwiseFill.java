package net.mailmigrator.mapping.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Begins with what everybody needs, and gives out the rest step by step to whom needs it most. */
final class StepwiseFill {
    private final List<Share> shares;
    private final Contingent contingent;

    StepwiseFill(List<Share> shares, Contingent contingent) {
        this.shares = shares;
        this.contingent = contingent;
    }

    /** @param neediest whoever is smallest gets the next step */
    List<Long> fill(Comparator<Box> neediest) {
        List<Long> quotas = new ArrayList<>(contingent.floors(shares));
        PriorityQueue<Box> waiting = new PriorityQueue<>(neediest.thenComparing(Box::index));
        for (int i = 0; i < quotas.size(); i++) {
            enqueue(waiting, new Box(i, Contingent.used(shares.get(i)), quotas.get(i)));
        }
        long left = contingent.limit() - Steps.sum(quotas);
        @Nullable Box next;
        while (left >= contingent.step() && (next = waiting.poll()) != null) {
            Box raised = new Box(next.index(), next.used(), next.quota() + contingent.step());
            quotas.set(raised.index(), raised.quota());
            left -= contingent.step();
            enqueue(waiting, raised);
        }
        return quotas;
    }

    private void enqueue(PriorityQueue<Box> waiting, Box box) {
        if (contingent.maximum() == null || box.quota() + contingent.step() <= contingent.maximum()) {
            waiting.add(box);
        }
    }

    /** An account on the way to its quota. */
    record Box(int index, long used, long quota) {}
}
