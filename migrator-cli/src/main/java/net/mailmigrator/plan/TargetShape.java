package net.mailmigrator.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.inventory.Namespaces;
import net.mailmigrator.inventory.SideInventory;
import org.jspecify.annotations.Nullable;

/**
 * How the target writes mailbox names.
 *
 * @param namespaces its namespaces; new mailboxes go to the personal one
 * @param caseInsensitive whether names that differ only in case are the same there (quirk 19); INBOX always is
 */
public record TargetShape(Namespaces namespaces, boolean caseInsensitive) {
    /** No prefix and {@code /}: what is assumed as long as no account of the target could be looked at. */
    public static final TargetShape ASSUMED = new TargetShape(new Namespaces(List.of()), false);

    /** The shape that an inventory of the target shows. */
    public static TargetShape of(SideInventory target) {
        return new TargetShape(new Namespaces(target.namespaces()), ignoresCase(target.server()));
    }

    private static boolean ignoresCase(ServerInfo server) {
        return server.id().values().stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("exchange"));
    }

    /** Between levels; null: the target has no levels. */
    @Nullable
    Character separator() {
        return namespaces.personal().separator();
    }

    /** The octets of a name with these levels. Children of INBOX are INBOX's children also under a prefix INBOX. */
    MailboxName write(List<FolderLevel> levels) {
        Namespace personal = namespaces.personal();
        String joined = levels.stream()
                .map(FolderLevel::wire)
                .collect(Collectors.joining(String.valueOf(personal.separator() == null ? '_' : personal.separator())));
        boolean hasPrefix = levels.get(0).text().equals("INBOX")
                && (levels.size() == 1 || Namespaces.startsWith(personal.prefix(), "INBOX"));
        return new MailboxName(hasPrefix ? joined : personal.prefix() + joined);
    }

    /** What two names have in common where the target cannot tell them apart. */
    String key(MailboxName name) {
        return caseInsensitive ? name.decoded().toLowerCase(Locale.ROOT) : name.wire();
    }
}
