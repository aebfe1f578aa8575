package net.mailmigrator.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.Secret;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.model.VirusMode;
import org.jspecify.annotations.Nullable;

/** Builds mapped accounts: active, without address, password and settings, unless said otherwise. */
public final class Accounts {
    private final String login;
    private @Nullable EmailAddress address;
    private boolean active = true;
    private @Nullable PasswordHash password;
    private QuotaLimit quota = new QuotaLimit.LegacyUnset();
    private final List<AccountAddress> addresses = new ArrayList<>();
    private final List<Forward> forwards = new ArrayList<>();
    private @Nullable Autoresponder autoresponder;
    private @Nullable SpamSettings spam;
    private @Nullable Retention retention;
    private ImapLogin targetImap = ImapLogin.NONE;

    private Accounts(String login) {
        this.login = login;
    }

    /** Begins an account. */
    public static Accounts mapped(String login) {
        return new Accounts(login);
    }

    /** Its primary address. */
    public Accounts withAddress(EmailAddress primary) {
        address = primary;
        addresses.add(new AccountAddress(primary, true, true, true));
        return this;
    }

    /** Another address that delivers into it. */
    public Accounts withAlias(EmailAddress alias) {
        addresses.add(new AccountAddress(alias, false, true, true));
        return this;
    }

    /** Its password as the source keeps it. */
    public Accounts withPassword(String scheme, String hash) {
        password = new PasswordHash(scheme, Secret.of(hash));
        return this;
    }

    /** Its quota. */
    public Accounts withQuota(QuotaLimit limit) {
        quota = limit;
        return this;
    }

    /** Not active. */
    public Accounts inactive() {
        active = false;
        return this;
    }

    /** A forward. */
    public Accounts withForward(Forward forward) {
        forwards.add(forward);
        return this;
    }

    /** An absence note. */
    public Accounts withAutoresponder(Autoresponder note) {
        autoresponder = note;
        return this;
    }

    /** A spam filter. */
    public Accounts withSpam(SpamSettings settings) {
        spam = settings;
        return this;
    }

    /** Deletion by age. */
    public Accounts withRetention(Retention rule) {
        retention = rule;
        return this;
    }

    /** Another login on the target. */
    public Accounts withTargetLogin(String targetLogin) {
        targetImap = new ImapLogin(targetLogin, null, null);
        return this;
    }

    /** The account. */
    public MappedAccount build() {
        TreeSet<EmailAddress> senders = new TreeSet<>();
        addresses.forEach(entry -> senders.add(entry.address()));
        return new MappedAccount(
                login,
                address,
                null,
                null,
                null,
                active,
                addresses,
                password,
                quota,
                null,
                senders,
                new TreeSet<>(),
                Routing.NONE,
                List.of(),
                forwards,
                autoresponder,
                spam,
                VirusMode.REJECT,
                retention,
                ImapLogin.NONE,
                targetImap,
                List.of());
    }
}
