package net.mailmigrator.app;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.batch.RunProgress;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.BatchStatus;
import net.mailmigrator.journal.JournalReader;
import net.mailmigrator.model.MessageCounts;

/** Shows the progress of a run in another process as that process shows its own, from what it publishes. One thread. */
final class WatchRun {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Environment environment;
    private final JournalReader journal;
    private final RunProgress display;
    private final Map<String, String> underWay = new TreeMap<>();
    private long messages;
    private long octets;

    WatchRun(Environment environment, JournalReader journal, RunProgress display) {
        this.environment = environment;
        this.journal = journal;
        this.display = display;
    }

    /** Returns when nobody works on the batch any more, or a signal came. */
    void watch(Interrupts interrupts) {
        BatchStatus status = journal.status();
        if (status.running() == null) {
            return;
        }
        begin(status, status.running());
        for (; status.running() != null && !interrupts.requested(); status = journal.status()) {
            show(status, status.running());
            environment.pause().pause(BETWEEN_LOOKS);
        }
    }

    private void begin(BatchStatus status, BatchStatus.Running running) {
        messages = messages(status);
        octets = octets(status);
        long ahead = status.progress().accounts().stream()
                .map(AccountFacts::lastPass)
                .mapToLong(counts -> counts == null ? 0 : counts.pending())
                .sum();
        display.expect(running.command(), status.progress().accounts().size(), ahead);
    }

    private void show(BatchStatus status, BatchStatus.Running running) {
        Map<String, String> now = running.slots().stream()
                .collect(Collectors.toMap(BatchStatus.Slot::login, BatchStatus.Slot::activity, (one, same) -> one));
        underWay.keySet().stream()
                .filter(login -> !now.containsKey(login))
                .toList()
                .forEach(login -> {
                    underWay.remove(login);
                    display.end(login, result(status, login));
                });
        now.forEach((login, activity) -> {
            if (!underWay.containsKey(login)) {
                display.begin(login);
            }
            if (!activity.equals(underWay.put(login, activity))) {
                display.folder(login, activity);
            }
        });
        display.copied("", messages(status) - messages, octets(status) - octets);
        messages = messages(status);
        octets = octets(status);
    }

    private static String result(BatchStatus status, String login) {
        return status.progress()
                .account(login)
                .map(facts -> {
                    MessageCounts counts = facts.lastPass();
                    String state = facts.state().name().toLowerCase(java.util.Locale.ROOT);
                    return counts == null ? state : state + ", " + counts.copied() + " copied";
                })
                .orElse("ended");
    }

    private static long messages(BatchStatus status) {
        return status.progress().accounts().stream()
                .mapToLong(AccountFacts::appended)
                .sum();
    }

    private static long octets(BatchStatus status) {
        return status.progress().accounts().stream()
                .mapToLong(AccountFacts::appendedOctets)
                .sum();
    }
}
