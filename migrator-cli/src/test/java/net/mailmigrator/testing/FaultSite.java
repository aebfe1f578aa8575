package net.mailmigrator.testing;

import java.io.IOException;
import java.util.List;
import net.mailmigrator.imap.Credentials;

/**
 * One of the real servers of a {@link FaultWorld}, and how it writes folder names.
 *
 * @param prefix of the personal namespace
 */
public record FaultSite(MailServer server, String prefix, char separator) {
    /** Dovecot with the names of the old hoster, or of the new one; its mail need not survive the machine. */
    public static FaultSite dovecot(String prefix, char separator) {
        return new FaultSite(
                new DovecotOptions()
                        .namespace(separator, prefix)
                        .extra("mail_fsync = never")
                        .start(),
                prefix,
                separator);
    }

    /** Cyrus that keeps every octet. */
    public static FaultSite cyrus() {
        return new FaultSite(new CyrusOptions().extra("munge8bit: no").start(), "", '/');
    }

    /** Brings messages to an account that has none. */
    void bring(String login, List<GeneratedMail> mails) {
        if (server instanceof DovecotServer dovecot) {
            MailDelivery.intoMaildir(dovecot, login, mails);
        } else {
            MailDelivery.byAppend(server, login, separator, prefix, mails);
        }
    }

    /** Deletes an account's mail where it would fill the disk; no session may be on it. */
    public void deleteMail(String login) {
        if (server instanceof DovecotServer dovecot) {
            dovecot.deleteMail(login);
        }
    }

    Credentials master(String login) {
        return server.masterOf(login);
    }

    RawImap open(String login) throws IOException {
        return new RawImap(server, master(login));
    }

    /** A folder as it stands in commands. */
    String wire(List<String> levels) {
        return MailDelivery.name(levels, separator, prefix);
    }

    ManifestReader reader() {
        return new ManifestReader(server, prefix);
    }
}
