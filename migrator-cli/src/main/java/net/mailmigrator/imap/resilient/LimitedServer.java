package net.mailmigrator.imap.resilient;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a server's caps: connections at once, connections of one login at once, logins, messages and octets per second. Whoever would exceed
 * one waits. Thread-safe.
 */
public final class LimitedServer implements WritableServer {
    private final String name;
    private final WritableServer delegate;
    private final Duration patience;
    private final Bulkhead connections;
    private final BulkheadRegistry perLogin;
    private final @Nullable RateLimiter logins;
    private final Throttle throttle;

    /**
     * Puts caps on a server.
     *
     * @param name for people: {@code mail.example.org:993}
     */
    public LimitedServer(String name, WritableServer delegate, Caps caps) {
        this.name = name;
        this.delegate = delegate;
        this.patience = caps.patience();
        this.throttle = new Throttle(name, caps);
        this.connections = Bulkhead.of(name, atMost(caps.connections(), patience));
        this.perLogin = BulkheadRegistry.of(atMost(caps.perLogin(), patience));
        this.logins = caps.loginsPerSecond() == 0 ? null : perSecond(name, caps.loginsPerSecond(), patience);
    }

    private static BulkheadConfig atMost(int calls, Duration patience) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(calls)
                .maxWaitDuration(patience)
                .build();
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
        Slot slot = take(credentials);
        boolean opened = false;
        try {
            MailboxReader reader = new ForwardingReader(delegate.openReader(credentials), throttle, slot::free);
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                slot.free();
            }
        }
    }

    @Override
    public MailboxWriter openWriter(Credentials credentials) throws MailException {
        Slot slot = take(credentials);
        boolean opened = false;
        try {
            MailboxWriter writer = new ForwardingWriter(delegate.openWriter(credentials), throttle, slot::free);
            opened = true;
            return writer;
        } finally {
            if (!opened) {
                slot.free();
            }
        }
    }

    /** Permits of one connection: the login's own first, so that a login that waits holds none of the common ones. */
    private Slot take(Credentials credentials) throws MailException {
        String login = credentials.authorizationId() == null ? credentials.user() : credentials.authorizationId();
        Bulkhead own = perLogin.bulkhead(login);
        acquire(own);
        try {
            acquire(connections);
        } catch (MailException full) {
            own.onComplete();
            throw full;
        }
        Slot slot = new Slot(List.of(connections, own));
        if (logins != null) {
            try {
                RateLimiter.waitForPermission(logins);
            } catch (RequestNotPermitted full) {
                slot.free();
                throw full(full);
            }
        }
        return slot;
    }

    private void acquire(Bulkhead bulkhead) throws MailException {
        try {
            bulkhead.acquirePermission();
        } catch (BulkheadFullException full) {
            throw full(full);
        }
    }

    private MailException full(RuntimeException full) {
        return MailException.refused(
                FailureScope.ACCOUNT,
                true,
                "open a connection to " + name,
                "none became free within " + patience.toSeconds() + " s (" + full.getMessage()
                        + "); raise the limits of that server, or run again");
    }

    /** What is given back when a connection is closed. */
    private record Slot(List<Bulkhead> taken) {
        void free() {
            taken.forEach(Bulkhead::onComplete);
        }
    }
}
