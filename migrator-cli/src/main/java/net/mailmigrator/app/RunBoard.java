package net.mailmigrator.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.mailmigrator.batch.RunProgress;
import net.mailmigrator.journal.BatchStatus;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.StatusWriter;

/** Shows progress here, and publishes it for {@code status} in other processes. Thread-safe. */
final class RunBoard implements RunProgress {
    private final RunProgress display;
    private final Map<String, String> underWay = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "status");
        thread.setDaemon(true);
        return thread;
    });
    private final StatusWriter published;

    RunBoard(Journal journal, RunProgress display) {
        this.display = display;
        this.published = journal.publish(this::slots, timer);
    }

    private List<BatchStatus.Slot> slots() {
        return underWay.entrySet().stream()
                .map(entry -> new BatchStatus.Slot(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void expect(String activity, int accounts, long messages) {
        display.expect(activity, accounts, messages);
    }

    @Override
    public void begin(String login) {
        underWay.put(login, "begins");
        display.begin(login);
        published.changed();
    }

    @Override
    public void end(String login, String result) {
        underWay.remove(login);
        display.end(login, result);
        published.changed();
    }

    @Override
    public void folder(String login, String folder) {
        underWay.put(login, folder);
        display.folder(login, folder);
        published.changed();
    }

    @Override
    public void copied(String login, long messages, long octets) {
        display.copied(login, messages, octets);
    }

    @Override
    public void close() {
        display.close();
        published.close();
        timer.shutdown();
    }
}
