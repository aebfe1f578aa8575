package net.mailmigrator.verify;

import java.util.SplittableRandom;

/** Chooses messages whose text is read again: the same ones for the same seed, spread over mailboxes and UIDs. */
final class Sample {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final int percent;
    private final long seed;

    /** @param percent 0..100; 100: all */
    Sample(int percent, long seed) {
        this.percent = percent;
        this.seed = seed;
    }

    boolean contains(long mailboxId, long uid) {
        return new SplittableRandom((seed * SPREAD + mailboxId) * SPREAD + uid).nextInt(100) < percent;
    }

    boolean isAll() {
        return percent == 100;
    }
}
