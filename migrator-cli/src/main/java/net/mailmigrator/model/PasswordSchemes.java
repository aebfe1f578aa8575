package net.mailmigrator.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the form in which a panel keeps a password, by its looks alone; never guesses that something is plain text.
 * Names are Dovecot's where Dovecot knows the form.
 */
public final class PasswordSchemes {
    /** The form is not recognised. */
    public static final String UNKNOWN = "UNKNOWN";
    /** There is no usable password. */
    public static final String LOCKED = "LOCKED";

    private static final Pattern PREFIXED = Pattern.compile("\\{([A-Za-z0-9][A-Za-z0-9.+-]*)\\}(.*)", Pattern.DOTALL);
    private static final Pattern NO_PASSWORD = Pattern.compile("|!+|\\*+|x|\\*LK\\*|NP");
    private static final Set<String> UNUSABLE = Set.of(
            UNKNOWN,
            LOCKED,
            "MYSQL",
            "MYSQL-OLD",
            "APR1",
            "PBKDF2-PASSLIB",
            "BCRYPT-SHA256",
            "SCRYPT-PASSLIB",
            "PLESK-AES",
            "HMAILSERVER");
    private static final Set<String> WEAK = Set.of(
            "MD5-CRYPT",
            "DES-CRYPT",
            "PLAIN-MD5",
            "LDAP-MD5",
            "SMD5",
            "MD5",
            "SHA",
            "SHA1",
            "CRAM-MD5",
            "DIGEST-MD5",
            "LANMAN",
            "NTLM");

    /** Looks of a bare value, in the order in which they are tried. */
    private static final Map<Pattern, String> BARE = bare();

    private PasswordSchemes() {}

    /** The value with its scheme. The value itself stays as it is. */
    public static PasswordHash recognise(String raw) {
        return new PasswordHash(schemeOf(raw), Secret.of(raw));
    }

    /** A value that the template declares to be plain text. */
    public static PasswordHash plain(String raw) {
        return new PasswordHash(raw.isEmpty() ? LOCKED : "PLAIN", Secret.of(raw));
    }

    /** Whether a mail server can check a password against this form. */
    public static boolean isUsable(String scheme) {
        return !UNUSABLE.contains(withoutEncoding(scheme));
    }

    /** Whether Dovecot 2.4 and others refuse the form by default. */
    public static boolean isWeak(String scheme) {
        return WEAK.contains(withoutEncoding(scheme));
    }

    private static String withoutEncoding(String scheme) {
        int dot = scheme.indexOf('.');
        return dot < 0 ? scheme : scheme.substring(0, dot);
    }

    private static String schemeOf(String raw) {
        String value = raw.strip();
        if (isNoPassword(value)) {
            return LOCKED;
        }
        Matcher prefixed = PREFIXED.matcher(value);
        if (prefixed.matches()) {
            return isNoPassword(prefixed.group(2)) ? LOCKED : prefixed.group(1).toUpperCase(Locale.ROOT);
        }
        return bareScheme(value).orElseGet(() -> suspended(value));
    }

    private static Optional<String> bareScheme(String value) {
        return BARE.entrySet().stream()
                .filter(look -> look.getKey().matcher(value).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isNoPassword(String value) {
        return NO_PASSWORD.matcher(value).matches();
    }

    /** {@code passwd -l} and panels put exclamation marks before the hash of a suspended account. */
    private static String suspended(String value) {
        String bare = value.replaceFirst("^!+", "");
        return bare.length() < value.length()
                        && (bareScheme(bare).isPresent()
                                || PREFIXED.matcher(bare).matches())
                ? LOCKED
                : UNKNOWN;
    }

    private static Map<Pattern, String> bare() {
        Map<Pattern, String> looks = new LinkedHashMap<>();
        looks.put(Pattern.compile("\\$1\\$[^$:]{0,8}\\$[./0-9A-Za-z]{22}"), "MD5-CRYPT");
        looks.put(Pattern.compile("\\$2[abxy]\\$\\d\\d\\$[./0-9A-Za-z]{53}"), "BLF-CRYPT");
        looks.put(Pattern.compile("\\$5\\$(rounds=\\d+\\$)?[^$:]{0,16}\\$[./0-9A-Za-z]{43}"), "SHA256-CRYPT");
        looks.put(Pattern.compile("\\$6\\$(rounds=\\d+\\$)?[^$:]{0,16}\\$[./0-9A-Za-z]{86}"), "SHA512-CRYPT");
        looks.put(Pattern.compile("\\$argon2id\\$\\S+"), "ARGON2ID");
        looks.put(Pattern.compile("\\$argon2i\\$\\S+"), "ARGON2I");
        looks.put(Pattern.compile("\\$(7|y|gy|sha1)\\$\\S+"), "CRYPT");
        looks.put(Pattern.compile("\\$apr1\\$\\S+"), "APR1");
        looks.put(Pattern.compile("\\$pbkdf2(-\\w+)?\\$\\S+"), "PBKDF2-PASSLIB");
        looks.put(Pattern.compile("\\$bcrypt-sha256\\$\\S+"), "BCRYPT-SHA256");
        looks.put(Pattern.compile("\\$scrypt\\$\\S+"), "SCRYPT-PASSLIB");
        looks.put(Pattern.compile("\\$AES-128-CBC\\$\\S+"), "PLESK-AES");
        looks.put(Pattern.compile("[./0-9A-Za-z]{13}"), "DES-CRYPT");
        looks.put(Pattern.compile("_[./0-9A-Za-z]{19}"), "CRYPT");
        looks.put(Pattern.compile("[0-9A-Fa-f]{32}"), "PLAIN-MD5");
        looks.put(Pattern.compile("[0-9A-Fa-f]{40}"), "SHA.HEX");
        looks.put(Pattern.compile("[0-9A-Fa-f]{64}"), "SHA256.HEX");
        looks.put(Pattern.compile("[0-9A-Fa-f]{128}"), "SHA512.HEX");
        looks.put(Pattern.compile("[0-9A-Fa-f]{6}[0-9A-Fa-f]{64}"), "HMAILSERVER");
        looks.put(Pattern.compile("\\*[0-9A-Fa-f]{40}"), "MYSQL");
        looks.put(Pattern.compile("[0-9A-Fa-f]{16}"), "MYSQL-OLD");
        return looks;
    }
}
