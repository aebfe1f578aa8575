package net.mailmigrator.imap.resilient;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.testing.PassingTime;

/** A host's gate whose waits take no time, and what it was asked for. */
final class Patience implements Waiting.Listener {
    final PassingTime time = new PassingTime();
    final AtomicBoolean stop = new AtomicBoolean();
    final List<String> told = new CopyOnWriteArrayList<>();
    private final HostGate gate =
            new HostGate("memory:143", FailureScope.RUN, new Waiting(time.clock(), time::pass, stop::get, this));

    HostGate gate() {
        return gate;
    }

    @Override
    public void quiet(String host, Duration longer, String words) {
        told.add(host + " " + longer + " " + words);
    }

    @Override
    public void capped(String host, String whose, int connections, String words) {
        told.add(host + " " + connections + " " + whose + " " + words);
    }

    @Override
    public void away(String server, String words) {
        told.add(server + " away " + words);
    }

    @Override
    public void back(String server, Duration length) {
        told.add(server + " back " + length);
    }
}
