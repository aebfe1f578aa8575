package net.mailmigrator.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import net.mailmigrator.batch.NightWindow;
import net.mailmigrator.model.Moment;
import org.jspecify.annotations.Nullable;

/** Reads {@code run.window}. */
final class WindowReader {
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private static final Kind<LocalTime> CLOCK = text -> {
        if (!TIME.matcher(text.strip()).matches()) {
            throw new BadValue("is \"" + text + "\", must be a time of the day such as \"22:00\"");
        }
        return LocalTime.parse(text.strip());
    };

    private static final Kind<LocalDateTime> DAY_AND_TIME = text -> {
        try {
            return LocalDateTime.parse(text.strip());
        } catch (DateTimeException none) {
            throw new BadValue("is \"" + text + "\", must be a day and a time such as \"2018-09-19T23:59\"");
        }
    };

    private WindowReader() {}

    /** When the move is to be over, on the clock of the window's zone; empty where nothing is agreed, or it is wrong. */
    static Optional<Instant> deadline(Section run, @Nullable NightWindow window) {
        ZoneId zone = window == null ? Moment.GERMANY : window.zone();
        return run.read("deadline", DAY_AND_TIME).map(time -> time.atZone(zone).toInstant());
    }

    /** Empty where there is none, or it is wrong, which is noted. */
    static Optional<NightWindow> read(Section run) {
        if (!run.has("window")) {
            return Optional.empty();
        }
        Section window = run.section("window").known("from", "until", "zone");
        Optional<LocalTime> from = window.need("from", CLOCK);
        Optional<LocalTime> until = window.need("until", CLOCK);
        ZoneId zone = window.read("zone", Kinds.ZONE).orElse(Moment.GERMANY);
        if (from.isPresent() && from.equals(until)) {
            window.problem(
                    "until",
                    "is the same time as from: the window would never be open, or always; leave it out for always");
            return Optional.empty();
        }
        return from.flatMap(opens -> until.map(closes -> new NightWindow(opens, closes, zone)));
    }
}
