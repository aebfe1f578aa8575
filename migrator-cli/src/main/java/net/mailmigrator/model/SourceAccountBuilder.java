package net.mailmigrator.model;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds a {@link SourceAccount}; what is not named is unknown. Not for several threads. */
public final class SourceAccountBuilder {
    private final String place;
    private final String login;
    private @Nullable String sourceId;
    private AccountKind kind = AccountKind.MAILBOX;
    private @Nullable EmailAddress address;
    private @Nullable String displayName;
    private @Nullable Customer customer;
    private Hosts hosts = Hosts.NONE;
    private boolean active = true;
    private boolean deletePending = false;
    private List<AccountAddress> addresses = List.of();
    private @Nullable PasswordHash password;
    private QuotaLimit quota = new QuotaLimit.LegacyUnset();
    private @Nullable Long usageBytes;
    private @Nullable Long messageCount;
    private SenderCheck senderCheck = SenderCheck.UNKNOWN;
    private List<Forward> forwards = List.of();
    private @Nullable Autoresponder autoresponder;
    private @Nullable SpamSettings spam;
    private @Nullable VirusMode virus;
    private @Nullable Mailguard mailguard;
    private @Nullable Retention retention;
    private @Nullable String wave;
    private WaveWish wish = WaveWish.ANY;
    private Access access = Access.ALL;
    private Person person = Person.UNKNOWN;
    private Routing routing = Routing.NONE;
    private Evidence evidence = Evidence.NONE;
    private Holdings holdings = Holdings.NONE;
    private SortedSet<String> domainAdminOf = new TreeSet<>();
    private ImapLogin sourceImap = ImapLogin.NONE;
    private ImapLogin targetImap = ImapLogin.NONE;
    private LastLogins lastLogins = LastLogins.NONE;
    private @Nullable String defect;
    private Map<String, String> extra = Map.of();

    SourceAccountBuilder(String place, String login) {
        this.place = place;
        this.login = login;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder address(@Nullable EmailAddress value) {
        this.address = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder displayName(@Nullable String value) {
        this.displayName = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder customer(@Nullable Customer value) {
        this.customer = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder hosts(Hosts value) {
        this.hosts = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder active(boolean value) {
        this.active = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder deletePending(boolean value) {
        this.deletePending = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder addresses(List<AccountAddress> value) {
        this.addresses = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder password(@Nullable PasswordHash value) {
        this.password = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder quota(QuotaLimit value) {
        this.quota = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder usageBytes(@Nullable Long value) {
        this.usageBytes = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder messageCount(@Nullable Long value) {
        this.messageCount = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder senderCheck(SenderCheck value) {
        this.senderCheck = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder forwards(List<Forward> value) {
        this.forwards = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder autoresponder(@Nullable Autoresponder value) {
        this.autoresponder = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder spam(@Nullable SpamSettings value) {
        this.spam = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder virus(@Nullable VirusMode value) {
        this.virus = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder mailguard(@Nullable Mailguard value) {
        this.mailguard = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder retention(@Nullable Retention value) {
        this.retention = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder wave(@Nullable String value) {
        this.wave = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder sourceImap(ImapLogin value) {
        this.sourceImap = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder targetImap(ImapLogin value) {
        this.targetImap = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder lastLogins(LastLogins value) {
        this.lastLogins = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder defect(@Nullable String value) {
        this.defect = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder extra(Map<String, String> value) {
        this.extra = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder sourceId(@Nullable String value) {
        this.sourceId = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder kind(AccountKind value) {
        this.kind = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder wish(WaveWish value) {
        this.wish = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder access(Access value) {
        this.access = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder person(Person value) {
        this.person = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder routing(Routing value) {
        this.routing = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder evidence(Evidence value) {
        this.evidence = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder holdings(Holdings value) {
        this.holdings = value;
        return this;
    }

    /** See {@link SourceAccount}. */
    public SourceAccountBuilder domainAdminOf(SortedSet<String> value) {
        this.domainAdminOf = value;
        return this;
    }

    /** What was named so far. */
    public SourceAccount build() {
        return new SourceAccount(
                place,
                sourceId,
                login,
                kind,
                address,
                displayName,
                customer,
                hosts,
                active,
                deletePending,
                addresses,
                password,
                quota,
                usageBytes,
                messageCount,
                senderCheck,
                forwards,
                autoresponder,
                spam,
                virus,
                mailguard,
                retention,
                wave,
                wish,
                access,
                person,
                routing,
                evidence,
                holdings,
                domainAdminOf,
                sourceImap,
                targetImap,
                lastLogins,
                defect,
                extra);
    }
}
