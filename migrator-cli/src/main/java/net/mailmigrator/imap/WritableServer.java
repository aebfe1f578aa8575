package net.mailmigrator.imap;

import java.util.Optional;
import net.mailmigrator.model.MailException;

/** A server that sessions can be opened on for writing: the target side only. Thread-safe. */
public interface WritableServer extends ReadableServer {
    /** Like {@link #openReader(Credentials)}, for writing. */
    MailboxWriter openWriter(Credentials credentials) throws MailException;

    /**
     * One more session for a login that has one: opened only where the caps leave room for it at once, never waited for,
     * and not tried again. Empty where there is none.
     */
    default Optional<MailboxWriter> openAnotherWriter(Credentials credentials) throws MailException {
        return Optional.of(openWriter(credentials));
    }
}
