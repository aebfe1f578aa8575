package net.mailmigrator.app;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Sees how logins go on one side, since one answer cannot tell an unknown account from a refused master login: only when
 * none was accepted is the batch's own login refused. Ends all logins on a host that refuses one after the other.
 * Thread-safe.
 */
final class LoginWatch {
    private final String side;
    private final List<RefusedLogins> rows = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<@Nullable MailException> lastRefusal = new AtomicReference<>();

    /** @param side its name in the settings */
    LoginWatch(String side) {
        this.side = side;
    }

    /** The same server, watched; to be called once for each host. */
    WritableServer over(WritableServer server) {
        RefusedLogins row = new RefusedLogins(side);
        rows.add(row);
        return new Watched(server, row);
    }

    /** The last refusal, where logins were refused and none was ever accepted. */
    Optional<MailException> onlyRefusals() {
        return accepted.get() > 0 ? Optional.empty() : Optional.ofNullable(lastRefusal.get());
    }

    /** Whether a host refused so many in a row that none is tried there any more. */
    boolean ended() {
        return rows.stream().anyMatch(RefusedLogins::hasEnded);
    }

    /** How many logins were refused. */
    int refusals() {
        return refused.get();
    }

    private <T> T counted(Credentials credentials, RefusedLogins row, Login<T> login) throws MailException {
        row.check();
        try {
            T session = login.open();
            accepted.incrementAndGet();
            row.accepted();
            return session;
        } catch (MailException failure) {
            if (failure.blamesLogin()) {
                refused.incrementAndGet();
                lastRefusal.set(failure);
                throw row.refused(credentials, failure);
            }
            throw failure;
        }
    }

    private interface Login<T> {
        T open() throws MailException;
    }

    private final class Watched implements WritableServer {
        private final WritableServer delegate;
        private final RefusedLogins row;

        Watched(WritableServer delegate, RefusedLogins row) {
            this.delegate = delegate;
            this.row = row;
        }

        @Override
        public SortedSet<AppliedWorkaround> workarounds() {
            return delegate.workarounds();
        }

        @Override
        public MailboxReader openReader(Credentials credentials) throws MailException {
            return counted(credentials, row, () -> delegate.openReader(credentials));
        }

        @Override
        public Optional<MailboxWriter> openAnotherWriter(Credentials credentials) throws MailException {
            return delegate.openAnotherWriter(credentials);
        }

        @Override
        public MailboxWriter openWriter(Credentials credentials) throws MailException {
            return counted(credentials, row, () -> delegate.openWriter(credentials));
        }
    }
}
