package net.mailmigrator.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The hours in which batches may run. Both ends are wall-clock times: where the clock is put forward or back in between,
 * the window is an hour shorter or longer. An end that the clock passes twice is its first time; one that it leaves out
 * is as much later as is left out.
 *
 * @param from may be later than {@code until}: then the window goes over midnight
 * @param until exclusive; never the same as {@code from}
 */
public record NightWindow(LocalTime from, LocalTime until, ZoneId zone) {
    private static final int MOST_WINDOWS = 3650;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public NightWindow {
        if (from.equals(until)) {
            throw new IllegalArgumentException("the window opens and closes at " + from);
        }
    }

    /** When the window that is open at that moment closes; empty: none is open. */
    public Optional<Instant> closes(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return LongStream.rangeClosed(0, 1)
                .mapToObj(today::minusDays)
                .filter(day -> !at(day, from).isAfter(now))
                .map(this::end)
                .filter(now::isBefore)
                .findFirst();
    }

    /** When the next window opens after that moment. */
    public Instant opens(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return LongStream.rangeClosed(0, 2)
                .mapToObj(today::plusDays)
                .map(day -> at(day, from))
                .filter(now::isBefore)
                .findFirst()
                .orElseThrow();
    }

    /**
     * When work is over that begins at that moment, or when the window opens, and goes on from one window to the next.
     *
     * @param work how long it takes; where that is more than ten years it is over with these
     */
    public End end(Instant now, Duration work) {
        Instant at = closes(now).isPresent() ? now : opens(now);
        Duration left = work;
        for (int windows = 1; ; windows++) {
            Instant closes = closes(at).orElseThrow();
            Duration open = Duration.between(at, closes);
            if (left.compareTo(open) <= 0 || windows >= MOST_WINDOWS) {
                return new End(left.compareTo(open) <= 0 ? at.plus(left) : closes, windows);
            }
            left = left.minus(open);
            at = opens(closes.minusMillis(1));
        }
    }

    /** The end of some work, in the so many-th window. */
    public record End(Instant at, int windows) {}

    private Instant end(LocalDate opened) {
        return at(until.isAfter(from) ? opened : opened.plusDays(1), until);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }

    /** {@code 22:00-06:00 Europe/Berlin}. */
    @Override
    public String toString() {
        return TIME.format(from) + "-" + TIME.format(until) + " " + zone;
    }
}
