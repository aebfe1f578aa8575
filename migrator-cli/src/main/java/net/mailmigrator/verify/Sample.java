package net.mailmigrator.verify;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.SourceMailbox;

/**
 * The messages of one folder whose text is read again. Of each kind of proof, and of those that were altered before they
 * were sent, at least one is chosen; the share asked for is spread over size classes and ages in proportion. The same seed chooses the same messages of the same journal. Is
 * asked once for each message, in the journal's order.
 */
final class Sample {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final long[] SIZES = {4 << 10, 64 << 10, 1 << 20};
    private static final long[] AGES = {
        Duration.ofDays(30).toSeconds(),
        Duration.ofDays(365).toSeconds(),
        Duration.ofDays(5 * 365).toSeconds()
    };

    private final int percent;
    private final long now;
    private final SplittableRandom random;
    private final Map<Kind, Stratum> strata = new TreeMap<>();

    /** @param altered whether it was sent otherwise than the source has it */
    private record Kind(Proof proof, boolean altered) implements Comparable<Kind> {
        static Kind of(MessageRow row) {
            return new Kind(Objects.requireNonNull(row.proof()), row.alteration() != null);
        }

        @Override
        public int compareTo(Kind other) {
            return Comparator.comparing(Kind::proof)
                    .thenComparing(Kind::altered)
                    .compare(this, other);
        }
    }

    private Sample(int percent, long now, long seed) {
        this.percent = percent;
        this.now = now;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Prepares the choice; counts the rows of the folder unless all or none are wanted.
     *
     * @param percent 0..100; 100: all
     * @param now epoch seconds, for ages
     * @param target the folder
     */
    static Sample of(
            int percent, long now, long seed, AccountJournal journal, long target, List<SourceMailbox> sources) {
        Sample sample = new Sample(percent, now, seed * SPREAD + target);
        if (percent > 0 && percent < 100) {
            for (SourceMailbox source : sources) {
                journal.rows(source.id(), row -> {
                    if (row.targetMailbox(source) == target) {
                        sample.count(row);
                    }
                });
            }
            sample.strata.values().forEach(stratum -> stratum.share(percent, sample.random));
        }
        return sample;
    }

    private void count(MessageRow row) {
        if (isEligible(row)) {
            strata.computeIfAbsent(Kind.of(row), kind -> new Stratum()).rows[cell(row)]++;
        }
    }

    /** Whether a message can be chosen: it is at the target, under a UID that is known. */
    static boolean isEligible(MessageRow row) {
        return row.state() == MessageState.APPENDED && row.targetUid() != null && row.proof() != null;
    }

    /** Whether this one is chosen. */
    boolean takes(MessageRow row) {
        if (percent == 0 || percent == 100 || !isEligible(row)) {
            return percent == 100 && isEligible(row);
        }
        Stratum stratum = strata.get(Kind.of(row));
        return stratum != null && stratum.takes(cell(row), random);
    }

    private int cell(MessageRow row) {
        InternalDate date = row.internalDate();
        int age = date == null ? AGES.length + 1 : classOf(now - date.epochSecond(), AGES);
        return classOf(row.sizeAsListed(), SIZES) * (AGES.length + 2) + age;
    }

    private static int classOf(long value, long[] bounds) {
        int at = 0;
        while (at < bounds.length && value >= bounds[at]) {
            at++;
        }
        return at;
    }

    /** The messages of one kind, by size class and age. */
    private static final class Stratum {
        private final long[] rows = new long[(SIZES.length + 1) * (AGES.length + 2)];
        private final long[] wanted = new long[rows.length];

        /** Shares what is wanted of all over the cells; a seeded beginning decides who gets the fractions. */
        void share(int percent, SplittableRandom random) {
            long all = 0;
            for (long some : rows) {
                all += some;
            }
            long choose = Math.max(1, Math.round(all * percent / 100.0));
            double begin = random.nextDouble();
            long before = 0;
            for (int cell = 0; cell < rows.length; cell++) {
                long behind = before + rows[cell];
                wanted[cell] =
                        Math.min(rows[cell], upTo(behind, choose, all, begin) - upTo(before, choose, all, begin));
                before = behind;
            }
        }

        private static long upTo(long rows, long choose, long all, double begin) {
            return (long) Math.floor((double) rows * choose / all + begin);
        }

        /** Each set of the wanted size is equally likely (Knuth, The Art of Computer Programming, 3.4.2, algorithm S). */
        boolean takes(int cell, SplittableRandom random) {
            boolean chosen = rows[cell] > 0 && random.nextLong(rows[cell]) < wanted[cell];
            rows[cell]--;
            wanted[cell] -= chosen ? 1 : 0;
            return chosen;
        }
    }
}
