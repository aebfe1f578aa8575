package net.mailmigrator.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Finds the Dovecot that Debian's dovecot-imapd installs. */
public final class Dovecots {
    private static final List<Path> DAEMONS = List.of(Path.of("/usr/sbin/dovecot"), Path.of("/usr/local/sbin/dovecot"));
    private static final List<Path> IMAP =
            List.of(Path.of("/usr/lib/dovecot/imap"), Path.of("/usr/local/libexec/dovecot/imap"));

    private Dovecots() {}

    /** Skips the calling test where there is no Dovecot, with the reason; under continuous integration it fails. */
    public static void assumeAvailable() {
        if (daemon().isEmpty()) {
            String reason = "no Dovecot here (apt install dovecot-imapd): " + DAEMONS + ", " + IMAP;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(reason);
            }
            Assumptions.abort(reason);
        }
    }

    /** The daemon, if it can serve IMAP. */
    static Optional<Path> daemon() {
        return IMAP.stream().anyMatch(Files::isExecutable)
                ? DAEMONS.stream().filter(Files::isExecutable).findFirst()
                : Optional.empty();
    }
}
