package net.mailmigrator.inventory;

import java.util.List;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Looks at one IMAP side of an account: NAMESPACE, LIST, STATUS, QUOTA, and the age of mail where that is wanted. Changes nothing. */
public final class SideInspector {
    private SideInspector() {}

    /**
     * Looks at all mailboxes. Mailboxes of other users and shared ones are listed without STATUS, since they may be
     * thousands and are not copied.
     *
     * @throws MailException where NAMESPACE or LIST fails, or the connection is lost; a STATUS that is refused is part of
     *     the result
     */
    public static SideInventory inspect(MailboxReader reader) throws MailException {
        return inspect(reader, null);
    }

    /**
     * The same, and counts mail above an age in the account's own mailboxes, which opens them (EXAMINE).
     *
     * @param ages null: is not counted
     */
    static SideInventory inspect(MailboxReader reader, @Nullable AgeBounds ages) throws MailException {
        List<Namespace> namespaces = reader.namespaces();
        AccountListing listing = list(reader, namespaces);
        return new SideInventory(
                reader.server(),
                namespaces,
                listing.mailboxes(),
                listing.status(),
                listing.refused(),
                quota(reader),
                ages == null ? null : OldMailLook.in(reader, listing.status(), ages));
    }

    /** All mailboxes, and STATUS of the account's own: in one command where it lists no others. */
    public static AccountListing list(MailboxReader reader, List<Namespace> namespaces) throws MailException {
        boolean onlyOwn = namespaces.stream().allMatch(namespace -> namespace.kind() == Namespace.Kind.PERSONAL);
        Namespaces lookup = new Namespaces(namespaces);
        return onlyOwn ? reader.listWithStatus() : reader.listWithStatus(name -> !lookup.isForeign(name));
    }

    /** A quota is good to know, not needed: a server that refuses to tell it has none. */
    private static @Nullable StorageQuota quota(MailboxReader reader) throws MailException {
        try {
            return reader.quota().orElse(null);
        } catch (MailException refusal) {
            if (refusal.connectionLost() || refusal.meaning() == AnswerMeaning.THROTTLED) {
                throw refusal;
            }
            return null;
        }
    }
}
