package net.mailmigrator.mapping.issues;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SeenClient;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SpamSettings;
import org.jspecify.annotations.Nullable;

/**
 * A field that known issues compare, by its name in the rules: {@code old.…}, {@code new.…}, {@code wave}, or
 * {@code extra.COLUMN} for a column of the source that nothing else takes. Holds no secret.
 */
public final class IssueField {
    private static final String EXTRA = "extra.";
    private static final Map<String, BiFunction<SourceAccount, MappedAccount, List<String>>> FIELDS = new TreeMap<>();

    static {
        FIELDS.put("wave", (old, account) -> one(account.wave()));
        FIELDS.put("domain", (old, account) -> account.domain().isEmpty() ? List.of() : List.of(account.domain()));
        FIELDS.put("customer", (old, account) -> one(account.customer()));
        old("active", account -> one(account.active() ? "yes" : "no"));
        old("quota", account -> one(quota(account.quota())));
        old("usage", account -> one(account.usageBytes()));
        old("messages", account -> one(account.messageCount()));
        old("spam", account -> one(mode(account.spam())));
        old("virus", account -> one(account.virus()));
        old(
                "mailguard",
                account ->
                        one(account.mailguard() != null && account.mailguard().active() ? "yes" : "no"));
        old("senderCheck", account -> one(account.senderCheck()));
        old("retention", account -> one(days(account.retention())));
        old("password", account -> one(scheme(account.password())));
        old("appPasswords", account -> one(account.access().appPasswords()));
        old("forwards", account -> one(account.forwards().size()));
        old("autoresponder", account -> one(account.autoresponder() == null ? "no" : "yes"));
        old("catchAll", account -> List.copyOf(account.routing().catchAllOf()));
        old("senders", account -> one(account.evidence().sent().size()));
        old("service", account -> seen(account, SeenClient::service));
        old("tls", account -> seen(account, SeenClient::tls));
        old("mechanism", account -> seen(account, SeenClient::mechanism));
        old("domainAdminOf", account -> List.copyOf(account.domainAdminOf()));
        old("recoveryAddress", account -> one(account.person().recoveryAddress()));
        old("contacts", account -> one(account.person().contacts()));
        FIELDS.put("new.quota", (old, account) -> one(quota(account.quota())));
        FIELDS.put("new.spam", (old, account) -> one(mode(account.spam())));
        FIELDS.put("new.retention", (old, account) -> one(days(account.retention())));
        FIELDS.put("new.password", (old, account) -> one(scheme(account.password())));
        FIELDS.put("new.forwards", (old, account) -> one(account.forwards().size()));
    }

    private final String name;

    private IssueField(String name) {
        this.name = name;
    }

    /** The field of this name; empty where there is none. */
    public static Optional<IssueField> of(String name) {
        boolean known = FIELDS.containsKey(name) || (name.startsWith(EXTRA) && name.length() > EXTRA.length());
        return known ? Optional.of(new IssueField(name)) : Optional.empty();
    }

    /** All names but those of extra columns, sorted. */
    public static List<String> names() {
        return new ArrayList<>(FIELDS.keySet());
    }

    List<String> values(SourceAccount old, MappedAccount account) {
        BiFunction<SourceAccount, MappedAccount, List<String>> reader = FIELDS.get(name);
        return reader == null ? one(old.extra().get(name.substring(EXTRA.length()))) : reader.apply(old, account);
    }

    private static void old(String field, Function<SourceAccount, List<String>> reader) {
        FIELDS.put("old." + field, (old, account) -> reader.apply(old));
    }

    private static List<String> one(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }

    private static List<String> seen(SourceAccount account, Function<SeenClient, @Nullable Object> what) {
        return account.evidence().clients().stream()
                .flatMap(client -> Stream.ofNullable(what.apply(client)))
                .map(Object::toString)
                .distinct()
                .toList();
    }

    private static String quota(QuotaLimit limit) {
        return limit instanceof QuotaLimit.Bytes
                ? "set"
                : limit instanceof QuotaLimit.Unlimited ? "unlimited" : "unset";
    }

    private static @Nullable Object mode(@Nullable SpamSettings spam) {
        return spam == null ? null : spam.mode();
    }

    private static @Nullable Integer days(@Nullable Retention retention) {
        return retention == null || !retention.enabled() ? null : retention.days();
    }

    private static @Nullable String scheme(@Nullable PasswordHash password) {
        return password == null ? null : password.scheme();
    }
}
