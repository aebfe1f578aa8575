package net.mailmigrator.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a chart; how it is drawn is the business of {@link ChartView}.
 *
 * @param title what is counted: {@code Accounts by wave}
 * @param caption what to know besides; empty: nothing
 * @param series what each number of a bar means, in their order
 * @param line where a limit lies between two bars; null: none
 */
public record Chart(
        String title,
        String caption,
        Unit unit,
        Kind kind,
        List<String> series,
        List<Bar> bars,
        @Nullable Line line) {

    /** What the numbers count. */
    public enum Unit {
        COUNT,
        BYTES
    }

    /** How the numbers of a bar belong together. */
    public enum Kind {
        /** They add up. */
        STACKED,
        /** They are compared. */
        PAIRED
    }

    /** One bar with a number for each series. */
    public record Bar(String label, List<Long> values) {
        public Bar {
            values = List.copyOf(values);
        }

        /** Its length where its numbers add up. */
        public long sum() {
            return values.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * A limit.
     *
     * @param after how many bars lie below it
     */
    public record Line(int after, String label) {}

    public Chart {
        series = List.copyOf(series);
        bars = List.copyOf(bars);
    }

    /** Whether there is nothing to be seen in it. */
    public boolean isEmpty() {
        return bars.stream().allMatch(bar -> bar.sum() == 0);
    }
}
