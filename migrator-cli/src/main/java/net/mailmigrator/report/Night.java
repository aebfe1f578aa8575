package net.mailmigrator.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.mailmigrator.batch.NightWindow;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Moment;
import org.jspecify.annotations.Nullable;

/** How long the copy of a plan would take, and whether there is time for it. */
final class Night {
    private static final String GAP = "   ";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Night() {}

    /**
     * The time that there is.
     *
     * @param rate how fast the last run was; null: there was none
     * @param now when the copy could begin
     * @param window when it may run; null: at any time
     * @param deadline when it must be over; null: not agreed
     */
    record Hours(
            @Nullable Rate rate,
            Instant now,
            @Nullable NightWindow window,
            @Nullable Instant deadline) {}

    /** How many messages earlier runs have brought to the target. */
    static long there(List<AccountReport> accounts) {
        return accounts.stream()
                .filter(account -> account.journal() != null && account.messages() != null)
                .mapToLong(account -> Math.min(
                        account.journal().appended(), account.messages().pending()))
                .sum();
    }

    /**
     * Null where it is not known what is to be copied, or nothing is.
     *
     * @param there how many of the messages earlier runs have brought; a plan itself takes all of them for pending
     */
    static @Nullable String words(Totals totals, long there, Hours hours) {
        MessageCounts messages = totals.messages();
        long pending = messages == null ? 0 : messages.pending() - there;
        if (messages == null || pending <= 0) {
            return null;
        }
        @Nullable Rate rate = hours.rate();
        if (rate == null) {
            return "no rate is known yet: run a pilot first, a few accounts (run --account A)";
        }
        Long source = totals.bytes().source();
        // what of a folder is to be copied still is known in messages only
        long bytes = source == null ? 0 : (long) ((double) source / messages.source() * pending);
        Duration length = rate.forecast(bytes, pending);
        return "forecast " + Words.duration(length) + " (last run: " + rate + ")"
                + (source == null ? "; by messages only, sizes are not known" : "")
                + time(length, hours);
    }

    private static String time(Duration length, Hours hours) {
        @Nullable NightWindow window = hours.window();
        ZoneId zone = window == null ? Moment.GERMANY : window.zone();
        NightWindow.End end =
                window == null ? new NightWindow.End(hours.now().plus(length), 1) : window.end(hours.now(), length);
        String words = "";
        if (window != null) {
            words += GAP + "window " + window + GAP
                    + (end.windows() == 1 ? "fits" : "takes " + end.windows() + " windows");
        }
        @Nullable Instant deadline = hours.deadline();
        if (deadline != null) {
            Duration late = Duration.between(deadline, end.at());
            words += GAP + "deadline " + MINUTE.format(deadline.atZone(zone)) + GAP
                    + (late.isNegative() || late.isZero() ? "fits" : "missed by " + Words.duration(late));
        }
        return words;
    }
}
