package net.mailmigrator.provision;

import java.util.Optional;
import java.util.Set;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.PasswordSchemes;
import org.jspecify.annotations.Nullable;

/** How a target of Dovecot's kind writes passwords: {@code {SCHEME}hash}. Never writes a form the target would misread. */
public final class PasswordForm {
    private static final Set<String> CLEAR_TEXT = Set.of("PLAIN", "CLEAR", "CLEARTEXT");

    private final TargetTemplate.Passwords passwords;

    /** @param passwords what the target accepts */
    public PasswordForm(TargetTemplate.Passwords passwords) {
        this.passwords = passwords;
    }

    /** Whether the target can check this password as it is, or hashed anew. */
    public boolean accepts(PasswordHash password) {
        return hashesAnew(password) || hash(password).isPresent();
    }

    /** Whether the password is clear text that the target gets as a hash. */
    public boolean hashesAnew(PasswordHash password) {
        return CLEAR_TEXT.contains(password.scheme()) && passwords.plain() != null;
    }

    /**
     * The value to write. Without a password that the target can check, and for an inactive account, nobody can log in
     * with it.
     *
     * @param written what the target has now; null: nothing. Clear text that it opens to is not hashed anew
     */
    public String write(@Nullable PasswordHash password, boolean active, @Nullable String written) {
        Optional<String> value = password == null ? Optional.empty() : value(password, active, written);
        return active && value.isPresent() && !isLocked(password) ? value.get() : locked(value.orElse(""));
    }

    private Optional<String> value(PasswordHash password, boolean active, @Nullable String written) {
        if (hashesAnew(password)) {
            return Optional.of(clearText(bare(password.hash().reveal(), password.scheme()), active, written));
        }
        if (isLocked(password)) {
            // exclamation marks before a hash: suspended. The hash is kept behind the target's own lock
            PasswordHash inner =
                    PasswordSchemes.recognise(password.hash().reveal().strip().replaceFirst("^!+", ""));
            return hash(inner);
        }
        return hash(password);
    }

    private String clearText(String plain, boolean active, @Nullable String written) {
        String before = written == null ? "" : active ? written : unlocked(written);
        return Pbkdf2.opens(before, plain) ? before : Pbkdf2.hash(plain);
    }

    private Optional<String> hash(PasswordHash password) {
        String bare = bare(password.hash().reveal().strip(), password.scheme());
        String scheme = password.scheme().equals("MD5") ? md5(bare) : password.scheme();
        return passwords.accepts(scheme) ? Optional.of("{" + scheme + "}" + bare) : Optional.empty();
    }

    /** Two systems use the name for different things; the content tells them apart. */
    private static String md5(String bare) {
        if (bare.startsWith("$1$")) {
            return "MD5-CRYPT";
        }
        return bare.length() == 24 && bare.endsWith("==") ? "LDAP-MD5" : "MD5";
    }

    private String locked(String value) {
        return passwords.locked().replace("${password}", value);
    }

    private String unlocked(String written) {
        String before = passwords.locked().substring(0, passwords.locked().indexOf("${password}"));
        return written.startsWith(before) ? written.substring(before.length()) : written;
    }

    /** The value without the scheme in braces, where that is what stands there. */
    private static String bare(String value, String scheme) {
        String prefix = "{" + scheme + "}";
        return value.regionMatches(true, 0, prefix, 0, prefix.length()) ? value.substring(prefix.length()) : value;
    }

    private static boolean isLocked(@Nullable PasswordHash password) {
        return password != null && password.scheme().equals(PasswordSchemes.LOCKED);
    }
}
