package net.mailmigrator.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An account as the new system shall have it.
 *
 * @param login as in the source (R2)
 * @param senders the addresses it may send as; always checked (R18)
 * @param senderDomains domains, ASCII, of which it may send as any address: exempt by an approved request (R19)
 * @param changes what differs from the source, field by field
 */
public record MappedAccount(
        String login,
        @Nullable EmailAddress address,
        @Nullable String displayName,
        @Nullable String customer,
        @Nullable String wave,
        boolean active,
        List<AccountAddress> addresses,
        @Nullable PasswordHash password,
        QuotaLimit quota,
        @Nullable Long usageBytes,
        SortedSet<EmailAddress> senders,
        SortedSet<String> senderDomains,
        Routing routing,
        List<SieveScript> scripts,
        List<Forward> forwards,
        @Nullable Autoresponder autoresponder,
        @Nullable SpamSettings spam,
        VirusMode virus,
        @Nullable Retention retention,
        ImapLogin sourceImap,
        ImapLogin targetImap,
        List<FieldChange> changes) {
    public MappedAccount {
        addresses = List.copyOf(addresses);
        senders = Collections.unmodifiableSortedSet(new TreeSet<>(senders));
        senderDomains = Collections.unmodifiableSortedSet(new TreeSet<>(senderDomains));
        scripts = List.copyOf(scripts);
        forwards = List.copyOf(forwards);
        changes = List.copyOf(changes);
    }

    /** The domain the account belongs to: that of its address; empty for a pure login. */
    public String domain() {
        return address == null ? "" : address.domain();
    }
}
