package net.mailmigrator.imap;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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

    /** The same, known not to keep some system flags whatever PERMANENTFLAGS say. */
    public OpenedMailbox without(MessageFlags flags) {
        Set<String> kept = new TreeSet<>(permanentFlags);
        if (kept.isEmpty()) {
            Stream.of(MessageFlags.SystemFlag.values())
                    .forEach(flag -> kept.add(flag.wire().toLowerCase(Locale.ROOT)));
            kept.add("\\*");
        }
        flags.system().forEach(flag -> kept.remove(flag.wire().toLowerCase(Locale.ROOT)));
        return new OpenedMailbox(status, kept);
    }

    /** Whether a flag or keyword that is set here is still there in the next session, as far as PERMANENTFLAGS tell. */
    public boolean keeps(String flag) {
        return permanentFlags.isEmpty()
                || permanentFlags.contains(flag.toLowerCase(Locale.ROOT))
                || (!flag.startsWith("\\") && permanentFlags.contains("\\*"));
    }
}
