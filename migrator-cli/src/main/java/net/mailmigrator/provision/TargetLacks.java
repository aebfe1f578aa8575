package net.mailmigrator.provision;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SieveScript;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.model.VirusMode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mapped fields that an account has and a target does not carry: nothing is dropped silently. A filter that is
 * off, with nothing else set, asks for nothing. Pure.
 */
final class TargetLacks {
    private TargetLacks() {}

    /** One finding per field, in the order of their names. */
    static List<Finding> of(MappedAccount account, TargetTemplate template) {
        return values(account).entrySet().stream()
                .filter(field -> !template.carries().contains(field.getKey()))
                .map(field -> Finding.of(
                        FindingCode.TARGET_LACKS,
                        "target",
                        template.name(),
                        "field",
                        field.getKey(),
                        "value",
                        field.getValue()))
                .toList();
    }

    /** What the account has, in words for people: no secret, no text of its absence note. */
    private static Map<String, String> values(MappedAccount account) {
        Map<String, String> values = new TreeMap<>();
        values.put("login", account.login());
        values.put("active", account.active() ? "yes" : "no");
        put(
                values,
                "password",
                account.password() == null ? "" : account.password().scheme());
        put(values, "quota", quota(account.quota()));
        put(values, "displayName", account.displayName());
        put(
                values,
                "addresses",
                joined(account.addresses().stream()
                        .map(entry -> entry.address() + (entry.active() ? "" : " (inactive)"))
                        .toList()));
        put(
                values,
                "senders",
                joined(account.senders().stream().map(EmailAddress::toString).toList()));
        put(
                values,
                "senderDomains",
                joined(account.senderDomains().stream()
                        .map(d -> "any address of " + d)
                        .toList()));
        put(values, "routing", routing(account.routing()));
        put(
                values,
                "scripts",
                joined(account.scripts().stream().map(SieveScript::name).toList()));
        put(
                values,
                "forwards",
                account.forwards().stream().map(TargetLacks::forward).collect(Collectors.joining("; ")));
        put(values, "autoresponder", account.autoresponder() == null ? "" : autoresponder(account.autoresponder()));
        put(values, "spam", account.spam() == null ? "" : spam(account.spam()));
        put(values, "virus", account.virus() == VirusMode.OFF ? "" : word(account.virus()));
        put(values, "retention", account.retention() == null ? "" : retention(account.retention()));
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(field, value);
        }
    }

    private static String quota(QuotaLimit limit) {
        if (limit instanceof QuotaLimit.Bytes bytes) {
            return bytes.bytes() + " bytes";
        }
        return limit instanceof QuotaLimit.Unlimited ? "no limit" : "";
    }

    private static String routing(Routing routing) {
        return Stream.of(
                        routing.catchAllOf().isEmpty()
                                ? ""
                                : "collects unknown addresses of " + String.join(", ", routing.catchAllOf()),
                        routing.bccIncoming() == null ? "" : "a copy of received mail to " + routing.bccIncoming(),
                        routing.bccOutgoing() == null ? "" : "a copy of sent mail to " + routing.bccOutgoing())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String forward(Forward forward) {
        return (forward.from() == null ? "" : forward.from() + " ")
                + "to " + joined(forward.targets())
                + (forward.keepCopy() ? ", keeps a copy" : ", keeps no copy")
                + period(forward.start(), forward.end())
                + (forward.active() ? "" : ", inactive");
    }

    private static String autoresponder(Autoresponder note) {
        return (note.active() ? "active" : "inactive")
                + period(note.start(), note.end())
                + ", text of " + (note.text() == null ? 0 : note.text().length()) + " characters";
    }

    private static String spam(SpamSettings spam) {
        if (spam.mode() == SpamMode.OFF
                && spam.allowed().isEmpty()
                && spam.blocked().isEmpty()) {
            return "";
        }
        return word(spam.mode())
                + (spam.threshold() == null
                        ? ""
                        : " from a score of " + spam.scores().scale().text(spam.threshold()))
                + (spam.allowed().isEmpty() ? "" : ", allowed: " + joined(spam.allowed()))
                + (spam.blocked().isEmpty() ? "" : ", blocked: " + joined(spam.blocked()));
    }

    private static String retention(Retention retention) {
        String days = retention.days() == null ? "" : " after " + retention.days() + " days";
        return retention.enabled() ? "deletes mail" + days : "";
    }

    private static String period(@Nullable Object start, @Nullable Object end) {
        return (start == null ? "" : ", from " + start) + (end == null ? "" : ", until " + end);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }
}
