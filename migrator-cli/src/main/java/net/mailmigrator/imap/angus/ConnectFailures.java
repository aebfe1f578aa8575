package net.mailmigrator.imap.angus;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.Endpoint.Tls;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/** Says why a connection did not come about, and what to do. */
final class ConnectFailures {
    private ConnectFailures() {}

    static MailException explain(Endpoint endpoint, Exception failure) {
        CheckingTrustManager.RefusedException certificate = find(failure, CheckingTrustManager.RefusedException.class);
        if (certificate != null) {
            return run(endpoint, false, Losses.text(certificate));
        }
        GuardedProtocol.ByeException bye = find(failure, GuardedProtocol.ByeException.class);
        if (bye != null) {
            return busy(endpoint, Losses.text(bye));
        }
        GuardedProtocol.NotImapException greeting = find(failure, GuardedProtocol.NotImapException.class);
        if (greeting != null) {
            return run(
                    endpoint,
                    false,
                    "it speaks no IMAP: its first line is \"" + greeting.getMessage() + "\"; check the port");
        }
        CommandFailedException refusal = find(failure, CommandFailedException.class);
        BadCommandException bad = find(failure, BadCommandException.class);
        if (refusal != null || bad != null) {
            return run(endpoint, refusal != null, "the server refused to begin: " + root(failure));
        }
        if (find(failure, SSLException.class) != null) {
            return run(endpoint, false, "no TLS came about: " + root(failure) + "; " + tlsAdvice(endpoint));
        }
        return notReached(endpoint, failure);
    }

    private static MailException notReached(Endpoint endpoint, Exception failure) {
        if (find(failure, UnknownHostException.class) != null) {
            return run(endpoint, true, "cannot connect: the name " + endpoint.host() + " is not known; check host");
        }
        if (find(failure, SocketConnectException.class) == null) {
            String what = find(failure, SocketTimeoutException.class) != null
                    ? "nothing came for " + endpoint.timeout().toSeconds() + " s"
                    : root(failure);
            return run(
                    endpoint,
                    true,
                    "it speaks no IMAP here: the connection was made, then " + what + "; " + tlsAdvice(endpoint));
        }
        return run(endpoint, true, "cannot connect: " + root(failure) + "; check host, port and firewall");
    }

    /** A BYE as greeting speaks of load or of limits, at times of the client's address; never of the password. */
    private static MailException busy(Endpoint endpoint, String words) {
        MailException.Reason said = ServerAnswer.to(Request.BYE, words).reason();
        return MailException.greeted(
                new MailException.Reason(said.meaning(), said.backOff(), true), // nobody has said who logs in
                "connect to " + endpoint,
                "the server takes no session now: BYE " + words);
    }

    private static String tlsAdvice(Endpoint endpoint) {
        return endpoint.tls() == Tls.IMPLICIT
                ? "tls: implicit needs a port that speaks TLS at once, such as 993; for 143 set tls: starttls"
                : "a port that speaks TLS at once, such as 993, needs tls: implicit";
    }

    private static MailException run(Endpoint endpoint, boolean retryable, String answer) {
        return MailException.refused(FailureScope.RUN, retryable, "connect to " + endpoint, answer);
    }

    private static String root(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return Losses.text(deepest);
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
        }
        return null;
    }
}
