package net.mailmigrator.app.progress;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import net.mailmigrator.batch.RunProgress;

/** A live display: one line of sums, and a line for each account under way. Never wider than 80 columns. */
public final class TerminalProgress implements RunProgress {
    /** More accounts than this at once are counted, not shown. */
    private static final int MOST_SLOTS = 8;

    private static final int COLUMNS = 80;

    private final Clock clock;
    private final Function<ProgressBarBuilder, ProgressBarBuilder> where;
    private final Figures figures = new Figures();
    private final Slots slots;
    private final List<ProgressBar> bars = new ArrayList<>();

    /** Draws on the process's standard error. */
    public TerminalProgress(Clock clock, int parallelAccounts) {
        this(clock, parallelAccounts, builder -> builder);
    }

    /** Draws where the builder is told to. */
    TerminalProgress(Clock clock, int parallelAccounts, Function<ProgressBarBuilder, ProgressBarBuilder> where) {
        this.clock = clock;
        this.where = where;
        this.slots = new Slots(Math.min(MOST_SLOTS, parallelAccounts));
    }

    @Override
    public synchronized void expect(String activity, int accounts, long messages) {
        close();
        figures.expect(activity, accounts, messages, clock.instant());
        bars.add(bar((state, width) -> sums(Math.min(width, COLUMNS))));
        for (int i = 0; i < slots.size(); i++) {
            int slot = i;
            bars.add(bar((state, width) -> cut("  " + slots.text(slot), Math.min(width, COLUMNS))));
        }
    }

    private ProgressBar bar(me.tongfei.progressbar.ProgressBarRenderer renderer) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setInitialMax(1)
                .setUpdateIntervalMillis(250)
                .continuousUpdate()
                .clearDisplayOnFinish()
                .setRenderer(renderer);
        return where.apply(builder).build();
    }

    /** The sums, and a bar where there is room for one. */
    String sums(int width) {
        String line = figures.line(clock.instant());
        int room = width - line.length() - 4;
        if (room < 5) {
            return cut(line, width);
        }
        int full = (int) Math.round(figures.share() * room);
        return line + "  [" + "=".repeat(full) + " ".repeat(room - full) + "]";
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }

    @Override
    public void begin(String login) {
        slots.take(login);
    }

    @Override
    public void end(String login, String result) {
        slots.free(login);
        figures.accountDone();
    }

    @Override
    public void folder(String login, String folder) {
        slots.say(login, folder);
    }

    @Override
    public void copied(String login, long messages, long octets) {
        figures.copied(messages, octets);
    }

    @Override
    public synchronized void close() {
        bars.forEach(ProgressBar::close);
        bars.clear();
    }
}
