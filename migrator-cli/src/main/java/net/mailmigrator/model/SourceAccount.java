package net.mailmigrator.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An account as the old panel describes it, before any rule. Nothing the source said is lost: what no field takes is in
 * {@code extra}.
 *
 * @param place where it was read, for messages to people: {@code postfach 17}, {@code accounts.csv:12}
 * @param sourceId the source's own key; null: it has none
 * @param login byte for byte as in the source; unique within it; not an address (R3)
 * @param address the primary address; null for a pure login
 * @param usageBytes what it holds now; null: unknown
 * @param wave the wave that the source names; null: none
 * @param wish when it wishes to be moved
 * @param domainAdminOf domains that its user administers
 * @param sourceImap what the row says about the old IMAP side
 * @param targetImap what the row says about the new IMAP side
 * @param lastLogins when the old system last saw the user
 * @param defect what is wrong with the account in the old panel's own data, for people; null: nothing known
 * @param extra source columns that no field takes, by column label
 */
public record SourceAccount(
        String place,
        @Nullable String sourceId,
        String login,
        AccountKind kind,
        @Nullable EmailAddress address,
        @Nullable String displayName,
        @Nullable Customer customer,
        Hosts hosts,
        boolean active,
        boolean deletePending,
        List<AccountAddress> addresses,
        @Nullable PasswordHash password,
        QuotaLimit quota,
        @Nullable Long usageBytes,
        @Nullable Long messageCount,
        SenderCheck senderCheck,
        List<Forward> forwards,
        @Nullable Autoresponder autoresponder,
        @Nullable SpamSettings spam,
        @Nullable VirusMode virus,
        @Nullable Mailguard mailguard,
        @Nullable Retention retention,
        @Nullable String wave,
        WaveWish wish,
        Access access,
        Person person,
        Routing routing,
        Evidence evidence,
        Holdings holdings,
        SortedSet<String> domainAdminOf,
        ImapLogin sourceImap,
        ImapLogin targetImap,
        LastLogins lastLogins,
        @Nullable String defect,
        Map<String, String> extra) {
    public SourceAccount {
        addresses = List.copyOf(addresses);
        forwards = List.copyOf(forwards);
        domainAdminOf = Collections.unmodifiableSortedSet(new TreeSet<>(domainAdminOf));
        extra = Map.copyOf(extra);
    }

    /** Starts an account of which nothing but its place and login is known. */
    public static SourceAccountBuilder builder(String place, String login) {
        return new SourceAccountBuilder(place, login);
    }
}
