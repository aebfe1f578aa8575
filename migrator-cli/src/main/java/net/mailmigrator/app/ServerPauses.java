package net.mailmigrator.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.mailmigrator.model.MailException;

/** What servers asked for during a command, for its report. Thread-safe. */
final class ServerPauses {
    private final Map<String, Pause> pauses = new LinkedHashMap<>();
    private final Map<String, String> caps = new LinkedHashMap<>();
    private final Map<String, Pause> outages = new LinkedHashMap<>();
    private final Set<String> away = new HashSet<>();

    private record Pause(int times, Duration length, String words) {}

    /** A host wants to be left alone for so much longer. */
    synchronized void quiet(String host, Duration longer, String words) {
        Pause before = pauses.getOrDefault(host, new Pause(0, Duration.ZERO, ""));
        pauses.put(host, new Pause(before.times() + 1, before.length().plus(longer), words));
    }

    /** A host takes no further connection; {@code whose} is empty where that goes for all logins. */
    synchronized void capped(String host, String whose, int connections, String words) {
        caps.put(
                host + " " + whose,
                host + " takes no more than " + connections + (connections == 1 ? " connection" : " connections")
                        + " at once" + (whose.isEmpty() ? "" : " for " + whose)
                        + ": no more were opened for the rest of the run. It said: "
                        + MailException.withoutFullStop(words) + ".");
    }

    /** A server cannot be reached, and is waited for. */
    synchronized void away(String server, String words) {
        away.add(server);
        Pause before = outages.getOrDefault(server, new Pause(0, Duration.ZERO, ""));
        outages.put(server, new Pause(before.times() + 1, before.length(), words));
    }

    /** It could be reached again, after so long. */
    synchronized void back(String server, Duration length) {
        away.remove(server);
        outages.computeIfPresent(
                server,
                (name, outage) -> new Pause(outage.times(), outage.length().plus(length), outage.words()));
    }

    /** Whether a server is waited for at this moment. */
    synchronized boolean isAway(String server) {
        return away.contains(server);
    }

    /** A sentence for each server that asked for something, or was away. */
    synchronized List<String> notes() {
        List<String> notes = new ArrayList<>();
        pauses.forEach((host, pause) -> notes.add(host + " asked to be left alone "
                + (pause.times() == 1 ? "once, for " : pause.times() + " times, for ") + seconds(pause.length())
                + (pause.times() == 1 ? "" : " in all") + ", and was. It said"
                + (pause.times() == 1 ? ": " : " the last time: ") + MailException.withoutFullStop(pause.words())
                + "."));
        notes.addAll(caps.values());
        outages.forEach((server, outage) -> notes.add(server + " could not be reached "
                + (outage.times() == 1 ? "once" : outage.times() + " times")
                + (outage.length().isZero() ? "" : ", for " + seconds(outage.length()) + " in all")
                + (away.contains(server) ? ", and still cannot" : "; its accounts waited for it")
                + ". The last time: " + MailException.withoutFullStop(outage.words()) + "."));
        return notes;
    }

    private static String seconds(Duration length) {
        return length.toMillis() % 1000 == 0 ? length.toSeconds() + " s" : length.toMillis() / 1000.0 + " s";
    }
}
