package net.mailmigrator.imap;

import java.util.Locale;
import java.util.Set;

/**
 * A mailbox after SELECT or EXAMINE.
 *
 * @param permanentFlags PERMANENTFLAGS as sent, in lower case; {@code \*} where new keywords are kept. Empty where the
 *     server does not say: all are kept (RFC 9051 §7.1)
 */
public record OpenedMailbox(MailboxStatus status, Set<String> permanentFlags) {
    public OpenedMailbox {
        permanentFlags = Set.copyOf(permanentFlags);
    }

    /** Whether a flag or keyword that is set here is still there in the next session, as far as PERMANENTFLAGS tell. */
    public boolean keeps(String flag) {
        return permanentFlags.isEmpty()
                || permanentFlags.contains(flag.toLowerCase(Locale.ROOT))
                || (!flag.startsWith("\\") && permanentFlags.contains("\\*"));
    }
}
