package net.mailmigrator.cli;

import net.mailmigrator.app.TimeLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** When a command may work. */
final class TimeOptions {
    @Option(
            names = "--until",
            paramLabel = "HH:MM|DURATION",
            converter = UntilConverter.class,
            description = "Begin nothing more then, finish what is in flight and end with 75: a time of the day in the"
                    + " window's zone (without a window: this machine's), or a length such as 90m or 2h30m.")
    TimeLimits.@Nullable Until until;

    @ArgGroup
    @Nullable
    Outside outside;

    /** What to do where run.window is closed. */
    static final class Outside {
        @Option(names = "--now", description = "Do not mind run.window, neither now nor when it closes.")
        boolean now;

        @Option(names = "--wait", description = "Where run.window is closed, wait until it opens.")
        boolean await;
    }

    TimeLimits limits() {
        TimeLimits.Outside what = outside == null
                ? TimeLimits.Outside.REFUSE
                : outside.now ? TimeLimits.Outside.NOW : TimeLimits.Outside.WAIT;
        return new TimeLimits(until, what);
    }
}
