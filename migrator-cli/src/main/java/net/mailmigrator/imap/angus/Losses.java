package net.mailmigrator.imap.angus;

import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.MailException;

/** Losses of a connection, in words. */
final class Losses {
    private Losses() {}

    /** A loss and how it came about. */
    static MailException of(String attempted, Exception cause, Endpoint endpoint) {
        if (cause instanceof GuardedProtocol.ByeException) {
            ServerAnswer bye = ServerAnswer.to(Request.BYE, text(cause));
            return MailException.lost(
                    attempted, "the server ended the session: BYE " + bye.words(), bye.reason(), cause);
        }
        if (Dialogue.isTimeout(cause)) {
            return MailException.lost(
                    attempted, "nothing came or went for " + endpoint.timeout().toSeconds() + " s", cause);
        }
        return MailException.lost(attempted, "the connection was lost: " + text(cause), cause);
    }

    /** An exception's text, or its kind where it has none. */
    static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
