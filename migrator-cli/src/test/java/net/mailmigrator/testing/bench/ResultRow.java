package net.mailmigrator.testing.bench;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** A contender's samples of one work, as a row of the table. */
record ResultRow(String group, String contender, List<Sample> samples) {
    /** @param ours the samples of the migrator, if there are any */
    String markdown(@Nullable List<Sample> ours) {
        if (samples.stream().noneMatch(Sample::counts)) {
            return "| %s | %s | failed | | | | | | |\n".formatted(group, contender);
        }
        double wall = median(samples, Measured::wall);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f (%.2f-%.2f) | %s | %.2f | %.0f | %s%s | %s | %d |\n",
                group,
                contender,
                wall,
                walls().min().orElse(0),
                walls().max().orElse(0),
                ratio(ours, wall),
                median(samples, Measured::cpu),
                median(samples, Measured::peak) / (1 << 20),
                perSecond(wall),
                rate(),
                roundTrips(),
                samples.stream().mapToInt(Sample::targetConnections).max().orElse(0));
    }

    private DoubleStream walls() {
        return samples.stream()
                .filter(Sample::counts)
                .mapToDouble(sample -> Objects.requireNonNull(sample.measured()).wall());
    }

    private static String ratio(@Nullable List<Sample> ours, double wall) {
        if (ours == null || ours.stream().noneMatch(Sample::counts)) {
            return "";
        }
        return String.format(Locale.ROOT, "%.2f", median(ours, Measured::wall) / wall);
    }

    /** Of a pass over what is there already, it would say nothing. */
    private String perSecond(double wall) {
        boolean copies = samples.get(0).copied() > 0;
        return copies ? String.format(Locale.ROOT, "%.0f", samples.get(0).copied() / wall) : "";
    }

    private String rate() {
        return samples.stream()
                .map(Sample::rate)
                .filter(Objects::nonNull)
                .map(rate -> String.format(Locale.ROOT, " (first tenth %.0f, last %.0f)", rate.first(), rate.last()))
                .findFirst()
                .orElse("");
    }

    private String roundTrips() {
        List<Sample.RoundTrips> counted = samples.stream()
                .filter(Sample::counts)
                .map(Sample::roundTrips)
                .filter(Objects::nonNull)
                .toList();
        return counted.isEmpty()
                ? ""
                : middle(counted.stream()
                                .mapToDouble(Sample.RoundTrips::source)
                                .sorted()
                                .toArray())
                        + " / "
                        + middle(counted.stream()
                                .mapToDouble(Sample.RoundTrips::target)
                                .sorted()
                                .toArray());
    }

    private static long middle(double[] sorted) {
        return (long) sorted[sorted.length / 2];
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Measured> value) {
        double[] sorted = samples.stream()
                .filter(Sample::counts)
                .mapToDouble(sample -> value.applyAsDouble(Objects.requireNonNull(sample.measured())))
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
