package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart as a table whose rows hold bars: text stays text on every width, in print and to a screen reader, and lengths
 * are thousandths of the longest bar.
 */
public record ChartView(Chart chart) {

    private static final long WIDTH = 1000;
    private static final long VISIBLE = 4;

    /** The pieces of one drawn bar. */
    public record Strip(List<Page.Segment> segments) {}

    /** What to draw in a row: one strip where numbers add up, one for each where they are compared. */
    public List<Strip> strips(Chart.Bar bar) {
        long longest = longest();
        List<Strip> strips = new ArrayList<>();
        List<Page.Segment> row = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < bar.values().size(); i++) {
            long value = bar.values().get(i);
            long length = value == 0 ? 0 : Math.max(scaled(value, longest), VISIBLE);
            Page.Segment segment = new Page.Segment(chart.series().get(i), tone(i), value, start, length);
            if (chart.kind() == Chart.Kind.PAIRED) {
                strips.add(new Strip(List.of(segment)));
            } else if (length > 0) {
                row.add(segment);
                start += length;
            }
        }
        return chart.kind() == Chart.Kind.PAIRED ? strips : List.of(new Strip(row));
    }

    /** What stands beside a row's bars. */
    public String value(Chart.Bar bar) {
        if (chart.kind() == Chart.Kind.PAIRED) {
            return bar.values().stream()
                    .map(this::number)
                    .reduce((a, b) -> a + " → " + b)
                    .orElse("");
        }
        return number(bar.sum());
    }

    /** What stands beside a row's bars for those who cannot see their colours; empty where the value says all. */
    public String parts(Chart.Bar bar) {
        if (chart.kind() == Chart.Kind.PAIRED || chart.series().size() == 1) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < bar.values().size(); i++) {
            if (bar.values().get(i) > 0) {
                parts.add(number(bar.values().get(i)) + " " + chart.series().get(i));
            }
        }
        return String.join(", ", parts);
    }

    /** The series' colour, by its meaning where it has one. */
    public String tone(int series) {
        return switch (chart.series().get(series)) {
            case "undecided" -> "decide";
            case "error" -> "error";
            case "before" -> "plain";
            default -> series == 0 || chart.kind() == Chart.Kind.PAIRED ? "accent" : "shade" + Math.min(series, 4);
        };
    }

    private String number(long value) {
        return chart.unit() == Chart.Unit.BYTES ? Words.bytes(value) : Words.count(value);
    }

    private long longest() {
        return chart.bars().stream()
                .mapToLong(bar -> chart.kind() == Chart.Kind.PAIRED
                        ? bar.values().stream().mapToLong(Long::longValue).max().orElse(0)
                        : bar.sum())
                .max()
                .orElse(0);
    }

    private static long scaled(long value, long longest) {
        return (long) ((double) value / longest * WIDTH);
    }
}
