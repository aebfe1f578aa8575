package net.mailmigrator.imap.resilient;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a server's caps: connections at once, connections of one login at once, logins, messages and octets per second, and
 * the pauses that the server asks for. Whoever would exceed one waits, and so does whoever finds the server away. A server that takes no further connection gets no
 * more at once, for the rest of the run, than it has then. Thread-safe.
 */
public final class LimitedServer implements WritableServer {
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final String name;
    private final WritableServer delegate;
    private final Caps caps;
    private final HostGate host;
    private final HostBreaker breaker;
    private final Places connections;
    private final Map<String, Places> perLogin = new ConcurrentHashMap<>();
    private final @Nullable RateLimiter logins;
    private final Throttle throttle;

    /**
     * Puts caps on a server.
     *
     * @param name for people: {@code mail.example.org:993}
     * @param host what all requests to that host pass, also those through other objects
     */
    public LimitedServer(String name, WritableServer delegate, Caps caps, HostGate host) {
        this.name = name;
        this.delegate = delegate;
        this.caps = caps;
        this.host = host;
        this.breaker = new HostBreaker(name, caps.hostDown(), host.waiting());
        this.throttle = new Throttle(name, caps);
        this.connections = new Places(caps.connections());
        this.logins = caps.loginsPerSecond() == 0 ? null : perSecond(name, caps.loginsPerSecond(), caps.patience());
    }

    private static RateLimiter perSecond(String name, int logins, Duration patience) {
        return RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(logins)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(patience)
                        .build());
    }

    @Override
    public SortedSet<AppliedWorkaround> workarounds() {
        return delegate.workarounds();
    }

    @Override
    public MailboxReader openReader(Credentials credentials) throws MailException {
        return open(
                credentials,
                (gate, free) -> new ForwardingReader(delegate.openReader(credentials), gate, throttle, free));
    }

    @Override
    public MailboxWriter openWriter(Credentials credentials) throws MailException {
        return open(
                credentials,
                (gate, free) -> new ForwardingWriter(delegate.openWriter(credentials), gate, throttle, free));
    }

    /** Further connections take at most half of all places, so that every account finds one for its first. */
    @Override
    public Optional<MailboxWriter> openAnotherWriter(Credentials credentials) throws MailException {
        String login = login(credentials);
        Places own = own(login);
        if (connections.free() * 2 <= connections.total() || host.isQuiet() || !takeNow(own)) {
            return Optional.empty();
        }
        Gate gate = new Gate(host, login);
        TakenPlaces taken = new TakenPlaces(host, login, own, connections);
        try {
            return Optional.of(taken.opened(
                    () -> new ForwardingWriter(delegate.openWriter(credentials), gate, throttle, taken::closed)));
        } catch (MailException failure) {
            if (failure.meaning() == AnswerMeaning.CONNECTION_CAP) {
                taken.refused(failure);
            }
            throw failure;
        }
    }

    private boolean takeNow(Places own) {
        if (logins != null && logins.getMetrics().getAvailablePermissions() < 1) {
            return false;
        }
        if (!own.take(Duration.ZERO)) {
            return false;
        }
        if (!connections.take(Duration.ZERO)) {
            own.giveBack();
            return false;
        }
        if (logins != null && !logins.acquirePermission()) {
            free(own);
            return false;
        }
        return true;
    }

    private static String login(Credentials credentials) {
        String other = credentials.authorizationId();
        return other == null ? credentials.user() : other;
    }

    private Places own(String login) {
        return perLogin.computeIfAbsent(login, key -> new Places(caps.perLogin()));
    }

    private interface Open<T> {
        T open(Gate gate, Runnable free) throws MailException;
    }

    private <T> T open(Credentials credentials, Open<T> opener) throws MailException {
        String login = login(credentials);
        Places own = own(login);
        Gate gate = new Gate(host, login);
        return gate.ask(Operation.LOGIN, () -> {
            while (true) {
                try (HostBreaker.Permit permit = breaker.await()) {
                    take(login, own);
                    TakenPlaces taken = new TakenPlaces(host, login, own, connections);
                    try {
                        return taken.opened(() -> permit.connect(() -> opener.open(gate, taken::closed)));
                    } catch (MailException failure) {
                        if (failure.meaning() != AnswerMeaning.CONNECTION_CAP || !taken.refused(failure)) {
                            throw failure;
                        }
                    }
                } catch (MailException failure) {
                    if (!HostBreaker.meansAway(failure)) {
                        throw failure;
                    }
                }
            }
        });
    }

    /** Places of one connection: the login's own first, so that a login that waits holds none of the common ones. */
    private void take(String login, Places own) throws MailException {
        take(own, " for " + login, login);
        boolean taken = false;
        try {
            take(connections, "", login);
            taken = true;
        } finally {
            if (!taken) {
                own.giveBack();
            }
        }
        if (logins != null) {
            try {
                RateLimiter.waitForPermission(logins);
            } catch (RequestNotPermitted full) {
                free(own);
                throw full("more logins in a second than its limit of " + caps.loginsPerSecond());
            }
        }
    }

    /** Waits for as long as something gets on at that host, and then for the patience. */
    private void take(Places places, String whose, String login) throws MailException {
        long begun = System.nanoTime();
        Duration slice = caps.patience().compareTo(SLICE) < 0 ? caps.patience() : SLICE;
        while (!places.take(slice)) {
            if (host.waiting().stopped()) {
                throw host.stopped(login, host.waiting().now());
            }
            long idle = System.nanoTime() - Math.max(begun, host.lastSuccess());
            if (idle >= caps.patience().toNanos() && !host.isQuiet() && !breaker.isOpen()) {
                throw full("all " + places.total() + whose + " are in use");
            }
        }
    }

    private void free(Places own) {
        connections.giveBack();
        own.giveBack();
    }

    private MailException full(String why) {
        return MailException.refused(
                FailureScope.ACCOUNT,
                true,
                "open a connection to " + name,
                "none became free within " + caps.patience().toSeconds() + " s (" + why
                        + "); raise the limits of that server, or run again");
    }
}
