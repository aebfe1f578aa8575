package net.mailmigrator.app;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.StopException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The IMAP dialogue of one account, both sides in one file of 0600, without credentials and literals. Thread-safe.
 */
final class AccountTrace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountTrace.class);

    private final Writer out;

    /**
     * A new file.
     *
     * @throws StopException where it cannot be made
     */
    AccountTrace(Path file) {
        try {
            PrivateFolders.makeFile(file);
            out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new StopException(
                    ExitStatus.REJECTED, "cannot write the trace to " + file + ": " + unwritable, unwritable);
        }
    }

    /** Takes lines of one side. */
    Consumer<String> side(String name) {
        return line -> write(name + " " + line + "\n");
    }

    private synchronized void write(String line) {
        try {
            out.write(line);
            out.flush();
        } catch (IOException full) {
            LOG.warn("the trace is incomplete: {}", full.toString());
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException full) {
            LOG.warn("the trace is incomplete: {}", full.toString());
        }
    }

    /** A server that speaks through the traced connection for one login, through the plain one for all others. */
    record Switch(WritableServer plain, WritableServer traced, String login) implements WritableServer {
        @Override
        public MailboxReader openReader(Credentials credentials) throws MailException {
            return fitting(credentials).openReader(credentials);
        }

        @Override
        public Optional<MailboxWriter> openAnotherWriter(Credentials credentials) throws MailException {
            return fitting(credentials).openAnotherWriter(credentials);
        }

        @Override
        public MailboxWriter openWriter(Credentials credentials) throws MailException {
            return fitting(credentials).openWriter(credentials);
        }

        @Override
        public SortedSet<AppliedWorkaround> workarounds() {
            SortedSet<AppliedWorkaround> both = new TreeSet<>(plain.workarounds());
            both.addAll(traced.workarounds());
            return both;
        }

        private WritableServer fitting(Credentials credentials) {
            boolean meant = login.equals(credentials.user()) || login.equals(credentials.authorizationId());
            return meant ? traced : plain;
        }
    }
}
