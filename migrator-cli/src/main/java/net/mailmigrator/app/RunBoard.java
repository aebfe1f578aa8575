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
import net.mailmigrator.report.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows progress here, and publishes it for {@code status} in other processes. Thread-safe. */
final class RunBoard implements RunProgress {
    private static final Logger LOG = LoggerFactory.getLogger(RunBoard.class);

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
        LOG.info("{}: {} accounts", activity, accounts);
        display.expect(activity, accounts, messages);
    }

    @Override
    public void begin(String login) {
        underWay.put(login, "begins");
        LOG.info("{}: begins", login);
        display.begin(login);
        published.changed();
    }

    @Override
    public void end(String login, String result) {
        underWay.remove(login);
        LOG.info("{}: {}", login, result);
        display.end(login, result);
        published.changed();
    }

    @Override
    public void folder(String login, String folder) {
        underWay.put(login, folder);
        LOG.info("{}: folder {}", login, Words.shown(folder));
        display.folder(login, folder);
        published.changed();
    }

    @Override
    public void copied(String login, long messages, long octets) {
        LOG.debug("{}: {} messages of {} octets confirmed", login, messages, octets);
        display.copied(login, messages, octets);
    }

    @Override
    public void close() {
        display.close();
        published.close();
        timer.shutdown();
    }
}
