package net.mailmigrator.imap;

import net.mailmigrator.model.MailException;

/** A server that sessions can be opened on for writing: the target side only. Thread-safe. */
public interface WritableServer extends ReadableServer {
    /** Like {@link #openReader(Credentials)}, for writing. */
    MailboxWriter openWriter(Credentials credentials) throws MailException;
}
