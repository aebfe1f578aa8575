package net.mailmigrator.config;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import net.mailmigrator.batch.NightWindow;
import net.mailmigrator.model.Moment;

/** Reads {@code run.window}. */
final class WindowReader {
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private static final Kind<LocalTime> CLOCK = text -> {
        if (!TIME.matcher(text.strip()).matches()) {
            throw new BadValue("is \"" + text + "\", must be a time of the day such as \"22:00\"");
        }
        return LocalTime.parse(text.strip());
    };

    private WindowReader() {}

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
