package net.mailmigrator.testing.bench;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * What is to be copied.
 *
 * @param size octets of a message
 * @param parallel accounts at once
 * @param kind what is measured
 */
record Work(
        String name,
        String description,
        int accounts,
        int folders,
        int messages,
        ToIntFunction<Random> size,
        int parallel,
        Kind kind) {
    /** The works of the benchmark. */
    static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F", "journal");

    /** What is measured. */
    enum Kind {
        /** A copy to an empty target. */
        COPY,
        /** A copy whose rate in time matters. */
        RATE,
        /** A pass over what was copied already. */
        UNCHANGED,
        /** A pass over a few changes. */
        CHANGED,
        /** {@code status} on a large journal. */
        JOURNAL;

        /** Whether the target is kept from run to run. */
        boolean keepsTarget() {
            return this == UNCHANGED || this == CHANGED;
        }
    }

    /**
     * A work by its name.
     *
     * @param scale 1 is the whole; less makes fewer messages and folders, and smaller large messages
     */
    static Work named(String name, double scale) {
        int folders = scaled(2_000, scale, 20);
        return switch (name) {
            case "A" ->
                new Work(
                        name,
                        "1 account, %,d messages, median 4 KB, 10 folders",
                        1,
                        10,
                        scaled(10_000, scale, 50),
                        lognormal(4_096, 1.0, 1 << 20),
                        1,
                        Kind.COPY);
            case "B" ->
                new Work(
                        name,
                        "20 accounts, %,d messages each, lognormal, 8 at once",
                        20,
                        6,
                        scaled(300, scale, 12),
                        lognormal(12_288, 1.9145, 25 << 20),
                        8,
                        Kind.COPY);
            case "C" ->
                new Work(
                        name,
                        "8 accounts at once, %,d messages of 20-30 MB each",
                        8,
                        1,
                        6,
                        random -> (int) ((20 + 10 * random.nextDouble()) * (1 << 20) * scale),
                        8,
                        Kind.COPY);
            case "D" ->
                new Work(
                        name,
                        "nothing changed: " + folders + " folders, %,d messages",
                        1,
                        folders,
                        25 * folders,
                        lognormal(2_048, 0.5, 1 << 16),
                        1,
                        Kind.UNCHANGED);
            case "E" -> {
                Work unchanged = named("D", scale);
                yield new Work(
                        name,
                        "as D, with 10 new messages, 100 changed flags, 10 deleted, over 20 folders",
                        1,
                        folders,
                        unchanged.messages,
                        unchanged.size,
                        1,
                        Kind.CHANGED);
            }
            case "F" ->
                new Work(
                        name,
                        "1 folder, %,d tiny messages",
                        1,
                        1,
                        scaled(300_000, scale, 500),
                        random -> 400,
                        1,
                        Kind.RATE);
            case "journal" ->
                new Work(
                        name,
                        "status on a journal with %,d message rows",
                        1,
                        1,
                        scaled(1_000_000, scale, 10_000),
                        random -> 400,
                        1,
                        Kind.JOURNAL);
            default -> throw new IllegalArgumentException("no work " + name + "; there are " + NAMES);
        };
    }

    /** What everybody copies once before anything counts. */
    static Work warmUp() {
        return new Work("warm-up", "%,d messages", 1, 1, 200, random -> 4_096, 1, Kind.COPY);
    }

    /** How many messages one run copies; 0 where they are there already. */
    int copied() {
        return kind == Kind.COPY || kind == Kind.RATE ? accounts * messages : 0;
    }

    /** Works with the same name here are on the same mail. */
    String mail() {
        return kind == Kind.CHANGED ? "d" : name.toLowerCase(Locale.ROOT);
    }

    /** Whether it is measured on a target that does not wait for its disk, too. */
    boolean alsoWithoutFsync() {
        return kind == Kind.COPY && size.applyAsInt(new Random(1)) < 1 << 20;
    }

    /** The description with its number of messages. */
    String text() {
        return String.format(Locale.ROOT, description, messages);
    }

    private static int scaled(int whole, double scale, int least) {
        return Math.max(least, (int) (whole * scale));
    }

    private static ToIntFunction<Random> lognormal(int median, double sigma, int cap) {
        return random -> (int) Math.min(cap, median * Math.exp(sigma * random.nextGaussian()));
    }
}
