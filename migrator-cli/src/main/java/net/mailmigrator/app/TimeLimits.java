package net.mailmigrator.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import net.mailmigrator.batch.NightWindow;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.jspecify.annotations.Nullable;

/**
 * When a command may work, as its options and {@code run.window} say.
 *
 * @param until softly stops then; null: no such option
 * @param outside what happens where the window is closed
 */
public record TimeLimits(@Nullable Until until, Outside outside) {
    /** Without options. */
    public static final TimeLimits NONE = new TimeLimits(null, Outside.REFUSE);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);
    private static final Duration SLICE = Duration.ofSeconds(1);

    /** What happens where the window is closed. */
    public enum Outside {
        /** Nothing is begun. */
        REFUSE,
        /** It is waited for. */
        WAIT,
        /** The window does not count. */
        NOW
    }

    /** A time of the day, or a length from the beginning of the command on; one of them is null. */
    public record Until(@Nullable LocalTime time, @Nullable Duration length) {
        Instant after(Instant now, ZoneId zone) {
            if (length != null) {
                return now.plus(length);
            }
            ZonedDateTime here = now.atZone(zone);
            ZonedDateTime today = here.with(time);
            return (today.toInstant().isAfter(now) ? today : here.plusDays(1).with(time)).toInstant();
        }
    }

    /**
     * The end of the command's time, after its window was waited for where that is wanted.
     *
     * @param window null: any time is good
     * @throws StopException 75 where the window is closed, or the status of a signal that ended the wait
     */
    SoftStop begin(@Nullable NightWindow window, Environment environment, Interrupts interrupts) {
        Clock clock = environment.clock();
        if (window != null
                && outside != Outside.NOW
                && window.closes(clock.instant()).isEmpty()) {
            Instant opens = window.opens(clock.instant());
            if (outside == Outside.REFUSE) {
                throw new StopException(
                        ExitStatus.STOPPED,
                        "the window " + window + " (run.window) is closed and opens at " + moment(opens, window.zone())
                                + ": nothing was begun. --wait waits for it, --now works outside of it.");
            }
            environment
                    .console()
                    .err()
                    .println("waiting for the window " + window + ", which opens at " + moment(opens, window.zone())
                            + "; Ctrl-C ends the wait");
            await(opens, environment, interrupts);
        }
        return new SoftStop(
                interrupts, environment, end(window, clock.instant()).orElse(null));
    }

    private static void await(Instant opens, Environment environment, Interrupts interrupts) {
        Clock clock = environment.clock();
        while (clock.instant().isBefore(opens)) {
            interrupts.status().ifPresent(signal -> {
                throw new StopException(signal, "the wait for the window was ended by a signal: nothing was begun.");
            });
            Duration rest = Duration.between(clock.instant(), opens);
            environment.pause().pause(rest.compareTo(SLICE) < 0 ? rest : SLICE);
        }
    }

    private Optional<SoftStop.End> end(@Nullable NightWindow window, Instant now) {
        ZoneId zone = window == null ? ZoneId.systemDefault() : window.zone();
        Optional<SoftStop.End> asked = Optional.ofNullable(until)
                .map(limit -> limit.after(now, zone))
                .map(end -> new SoftStop.End(end, "--until, " + moment(end, zone)));
        Optional<SoftStop.End> closing = Optional.ofNullable(window)
                .filter(any -> outside != Outside.NOW)
                .flatMap(any -> any.closes(now))
                .map(end -> new SoftStop.End(end, "the end of the window " + window));
        return asked.isPresent() && closing.isPresent()
                ? (asked.get().at().isAfter(closing.get().at()) ? closing : asked)
                : asked.or(() -> closing);
    }

    private static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }
}
