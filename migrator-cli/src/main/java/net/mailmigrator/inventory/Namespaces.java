package net.mailmigrator.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.Namespace;

/**
 * Which namespace a mailbox belongs to (RFC 2342). The first personal namespace is the one that a client creates its
 * mailboxes in; the server may have more of them.
 */
public final class Namespaces {
    private static final Namespace ASSUMED = new Namespace(Namespace.Kind.PERSONAL, "", '/');

    private final List<Namespace> all;
    private final Namespace personal;

    /** The namespaces in the server's order; without a personal one, an empty prefix and {@code /} are assumed. */
    public Namespaces(List<Namespace> all) {
        this.all = List.copyOf(all);
        this.personal = all.stream()
                .filter(namespace -> namespace.kind() == Namespace.Kind.PERSONAL)
                .findFirst()
                .orElse(ASSUMED);
    }

    /** The account's own first namespace. */
    public Namespace personal() {
        return personal;
    }

    /** The namespace with the longest prefix that the mailbox lies in, or is the root of; empty where none fits. */
    public Optional<Namespace> of(MailboxName mailbox) {
        if (mailbox.equals(MailboxName.INBOX)) {
            return Optional.of(personal);
        }
        return all.stream()
                .filter(namespace -> contains(namespace, mailbox.wire()))
                .max(Comparator.comparingInt(namespace -> namespace.prefix().length()));
    }

    /** Whether the mailbox belongs to others, or to many. */
    public boolean isForeign(MailboxName mailbox) {
        return of(mailbox)
                .filter(namespace -> namespace.kind() != Namespace.Kind.PERSONAL)
                .isPresent();
    }

    /** Dovecot's virtual plugin has its folders in a personal namespace of their own, called virtual by its manual. */
    public boolean isVirtual(Namespace namespace) {
        String prefix = namespace.prefix().toLowerCase(Locale.ROOT);
        return !namespace.equals(personal)
                && namespace.separator() != null
                && prefix.equals("virtual" + namespace.separator());
    }

    private static boolean contains(Namespace namespace, String wire) {
        String prefix = namespace.prefix();
        Character separator = namespace.separator();
        return startsWith(wire, prefix) || (separator != null && prefix.equals(wire + separator));
    }

    /** As {@code startsWith}; a first level INBOX is compared without case (RFC 9051 §5.1). */
    public static boolean startsWith(String wire, String prefix) {
        int inbox = prefix.regionMatches(true, 0, "INBOX", 0, 5) ? 5 : 0;
        return wire.length() >= prefix.length()
                && wire.regionMatches(true, 0, prefix, 0, inbox)
                && wire.startsWith(prefix.substring(inbox), inbox);
    }
}
