package net.mailmigrator.app;

import java.util.HashSet;
import java.util.Set;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Logins refused in a row on one host. Many hosts block an address after some of them, and each further one makes that
 * worse: after five different ones no login is tried there any more. One that is accepted begins the row anew.
 * Thread-safe.
 */
final class RefusedLogins {
    private static final int MOST = 5;

    private final String advice;
    private final Set<String> inARow = new HashSet<>();
    private @Nullable MailException end;

    /** @param side its name in the settings */
    RefusedLogins(String side) {
        this.advice =
                " That makes " + MOST + " different logins refused in a row: the host may be blocking this address. No"
                        + " further login is tried there; accounts that were not begun are left, what arrived is journaled. See on"
                        + " that server whether it blocks this address (fail2ban and the like), and have that lifted; check "
                        + side
                        + ".imap.login and the accounts' passwords, or leave these accounts out with --not-account; then run the same"
                        + " command again.";
    }

    /** @throws MailException of scope RUN where no further login is to be tried */
    synchronized void check() throws MailException {
        if (end != null) {
            throw end;
        }
    }

    /** A login was accepted. */
    synchronized void accepted() {
        inARow.clear();
    }

    /** A login was refused: the failure to go on with, of scope RUN where it was one too many. */
    synchronized MailException refused(Credentials login, MailException failure) {
        inARow.add(login.user() + ' ' + login.authorizationId());
        if (inARow.size() < MOST) {
            return failure;
        }
        MailException last = MailException.stopped(
                FailureScope.RUN, failure.attempted(), MailException.withoutFullStop(failure.answer()) + "." + advice);
        end = last;
        return last;
    }

    /** Whether no further login is tried. */
    synchronized boolean hasEnded() {
        return end != null;
    }
}
