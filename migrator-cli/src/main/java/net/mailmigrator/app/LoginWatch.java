package net.mailmigrator.app;

import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Sees how logins go on one side, since one answer cannot tell an unknown account from a refused master login: only when
 * none was accepted is the batch's own login refused. Thread-safe.
 */
final class LoginWatch {
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<@Nullable MailException> lastRefusal = new AtomicReference<>();

    /** The same server, watched. */
    WritableServer over(WritableServer server) {
        return new Watched(server);
    }

    /** The last refusal, where logins were refused and none was ever accepted. */
    Optional<MailException> onlyRefusals() {
        return accepted.get() > 0 ? Optional.empty() : Optional.ofNullable(lastRefusal.get());
    }

    /** How many logins were refused. */
    int refusals() {
        return refused.get();
    }

    private <T> T counted(Login<T> login) throws MailException {
        try {
            T session = login.open();
            accepted.incrementAndGet();
            return session;
        } catch (MailException failure) {
            if (failure.scope() == FailureScope.ACCOUNT && !failure.retryable()) {
                refused.incrementAndGet();
                lastRefusal.set(failure);
            }
            throw failure;
        }
    }

    private interface Login<T> {
        T open() throws MailException;
    }

    private final class Watched implements WritableServer {
        private final WritableServer delegate;

        Watched(WritableServer delegate) {
            this.delegate = delegate;
        }

        @Override
        public SortedSet<AppliedWorkaround> workarounds() {
            return delegate.workarounds();
        }

        @Override
        public MailboxReader openReader(Credentials credentials) throws MailException {
            return counted(() -> delegate.openReader(credentials));
        }

        @Override
        public MailboxWriter openWriter(Credentials credentials) throws MailException {
            return counted(() -> delegate.openWriter(credentials));
        }
    }
}
