package net.mailmigrator.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail domain of the old panel.
 *
 * @param place where it was read, for messages to people
 * @param name in the form that servers compare
 * @param customer {@link Customer#id()}; null: not known
 * @param aliasOf the domain of which it is another name; null: it is one of its own
 * @param contingent what its accounts may hold together
 * @param catchAll where mail to unknown addresses goes; empty: it is refused
 * @param backupMx whether its mail is only passed on
 * @param admins logins of those who administer it
 */
public record OldDomain(
        String place,
        DomainName name,
        @Nullable String customer,
        Hosts hosts,
        boolean active,
        @Nullable DomainName aliasOf,
        QuotaLimit contingent,
        Limits limits,
        List<String> catchAll,
        boolean backupMx,
        @Nullable String transport,
        Dns dns,
        List<String> admins,
        Map<String, String> extra) {
    public OldDomain {
        catchAll = List.copyOf(catchAll);
        admins = List.copyOf(admins);
        extra = Map.copyOf(extra);
    }

    /** How much of what it may have; null: not said. Sizes in bytes. */
    public record Limits(
            @Nullable Long mailboxes,
            @Nullable Long aliases,
            @Nullable Long mailboxBytes,
            @Nullable Long defaultMailboxBytes) {
        /** The source says nothing. */
        public static final Limits NONE = new Limits(null, null, null, null);
    }

    /** What the panel knows of its DNS. */
    public record Dns(
            List<String> mx,
            @Nullable Integer ttlSeconds,
            @Nullable String dkimSelector,
            boolean dkimKey) {
        public Dns {
            mx = List.copyOf(mx);
        }
    }
}
