package net.mailmigrator.imap;

import java.util.SortedSet;
import net.mailmigrator.model.MailException;

/** A server that sessions can be opened on for reading: all that the source side is given (I2). Thread-safe. */
public interface ReadableServer {
    /**
     * Connects and logs in.
     *
     * @throws MailException {@code RUN} where the server cannot be reached, is no IMAP server or its certificate does not
     *     match; {@code ACCOUNT} where it refuses the login
     */
    MailboxReader openReader(Credentials credentials) throws MailException;

    /** The workarounds that its sessions have used so far. */
    SortedSet<AppliedWorkaround> workarounds();
}
