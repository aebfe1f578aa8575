package net.mailmigrator.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SpamSettings;
import org.jspecify.annotations.Nullable;

/**
 * What an account is mapped to, in words that two plans are compared by (R9). Texts are only known by their fingerprints,
 * and so is a password, as far as it has a salt: a fingerprint of any other could be found out by trying words.
 */
public final class MappedFields {
    private static final Pattern SALTED =
            Pattern.compile("(SSHA|SMD5|ARGON2|SCRAM|PBKDF2|BLF-CRYPT|SHA256-CRYPT|SHA512-CRYPT|MD5-CRYPT|CRYPT).*");

    private MappedFields() {}

    /** By the names that reports show; fields without a value are left out. */
    public static SortedMap<String, String> of(MappedAccount account) {
        SortedMap<String, String> fields = new TreeMap<>();
        put(fields, "displayName", account.displayName());
        put(fields, "active", account.active() ? "yes" : "no");
        put(
                fields,
                "addresses",
                joined(account.addresses().stream()
                        .map(own -> own.address() + (own.active() ? "" : " (off)"))
                        .toList()));
        put(
                fields,
                "senders",
                joined(account.senders().stream().map(EmailAddress::toString).toList()));
        put(fields, "senderDomains", joined(List.copyOf(account.senderDomains())));
        put(fields, "password", password(account));
        put(
                fields,
                "forwards",
                account.forwards().stream().map(MappedFields::forward).collect(Collectors.joining("; ")));
        put(fields, "autoresponder", autoresponder(account.autoresponder()));
        put(fields, "spam", spam(account.spam()));
        put(fields, "virus", account.virus().name().toLowerCase(Locale.ROOT));
        put(fields, "retention", retention(account.retention()));
        put(fields, "collects", joined(List.copyOf(account.routing().catchAllOf())));
        put(
                fields,
                "scripts",
                account.scripts().stream()
                        .map(script ->
                                script.name() + (script.active() ? "" : " (off)") + " " + fingerprint(script.text()))
                        .collect(Collectors.joining(", ")));
        return fields;
    }

    private static void put(SortedMap<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static @Nullable String password(MappedAccount account) {
        @Nullable PasswordHash password = account.password();
        if (password == null) {
            return null;
        }
        String scheme = password.scheme();
        return SALTED.matcher(scheme).matches()
                ? scheme + " "
                        + fingerprint(account.login() + '\0' + password.hash().reveal())
                : scheme;
    }

    private static String forward(Forward forward) {
        return (forward.from() == null ? "" : forward.from() + " ") + "to " + joined(forward.targets())
                + (forward.keepCopy() ? ", copy kept" : "")
                + (forward.start() == null ? "" : ", from " + forward.start())
                + (forward.end() == null ? "" : ", until " + forward.end())
                + (forward.active() ? "" : ", off");
    }

    private static @Nullable String autoresponder(@Nullable Autoresponder note) {
        return note == null
                ? null
                : (note.active() ? "on" : "off")
                        + (note.start() == null ? "" : ", from " + note.start())
                        + (note.end() == null ? "" : ", until " + note.end())
                        + ", text " + fingerprint(note.subject() + "\0" + note.text());
    }

    private static @Nullable String spam(@Nullable SpamSettings spam) {
        return spam == null
                ? null
                : spam.mode().name().toLowerCase(Locale.ROOT)
                        + (spam.threshold() == null
                                ? ""
                                : " from " + spam.scores().scale().text(spam.threshold()))
                        + (spam.allowed().isEmpty() ? "" : ", allowed " + joined(spam.allowed()))
                        + (spam.blocked().isEmpty() ? "" : ", blocked " + joined(spam.blocked()));
    }

    private static @Nullable String retention(@Nullable Retention retention) {
        return retention == null ? null : retention.enabled() ? "after " + retention.days() + " days" : "off";
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }

    /** Enough to tell that something is another, too little to tell what it is. */
    private static String fingerprint(String text) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "#" + HexFormat.of().formatHex(sha256, 0, 2);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
