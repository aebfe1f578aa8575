package net.mailmigrator.app.progress;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.mailmigrator.batch.RunProgress;

/** A line per account, and a summary line at most every minute: for logs and for cron. */
public final class LineProgress implements RunProgress {
    private static final Duration BETWEEN_SUMMARIES = Duration.ofMinutes(1);

    private final PrintStream err;
    private final Clock clock;
    private final Figures figures = new Figures();
    private Instant lastSummary;

    /** Writes to a stream. */
    public LineProgress(PrintStream err, Clock clock) {
        this.err = err;
        this.clock = clock;
        this.lastSummary = clock.instant();
    }

    @Override
    public synchronized void expect(String activity, int accounts, long messages) {
        lastSummary = clock.instant();
        figures.expect(activity, accounts, messages, lastSummary);
    }

    @Override
    public void begin(String login) {}

    @Override
    public synchronized void end(String login, String result) {
        figures.accountDone();
        err.println("[" + figures.accounts() + "] " + login + ": " + result);
    }

    @Override
    public void folder(String login, String folder) {}

    @Override
    public synchronized void copied(String login, long messages, long octets) {
        figures.copied(messages, octets);
        Instant now = clock.instant();
        if (Duration.between(lastSummary, now).compareTo(BETWEEN_SUMMARIES) >= 0) {
            lastSummary = now;
            err.println(figures.line(now));
        }
    }

    @Override
    public void close() {}
}
