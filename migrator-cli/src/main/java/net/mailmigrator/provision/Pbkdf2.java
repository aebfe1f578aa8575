package net.mailmigrator.provision;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Dovecot's {@code {PBKDF2}$1$salt$rounds$hash}: RFC 8018 with HMAC-SHA-1, 20 octets in hexadecimal. */
final class Pbkdf2 {
    private static final Pattern FORM = Pattern.compile("\\{PBKDF2}\\$1\\$([^$]+)\\$(\\d{1,7})\\$([0-9a-f]{40})");
    private static final int ROUNDS = 50_000;
    private static final int BITS = 160;
    private static final int SALT_OCTETS = 12;

    private Pbkdf2() {}

    /** Hashes clear text with a salt of its own. */
    static String hash(String plain) {
        byte[] random = new byte[SALT_OCTETS];
        new SecureRandom().nextBytes(random);
        String salt = HexFormat.of().formatHex(random);
        return "{PBKDF2}$1$" + salt + "$" + ROUNDS + "$" + HexFormat.of().formatHex(derive(plain, salt, ROUNDS));
    }

    /** Whether a value of this form belongs to the clear text. */
    static boolean opens(String value, String plain) {
        Matcher form = FORM.matcher(value);
        return form.matches()
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(form.group(3)),
                        derive(plain, form.group(1), Integer.parseInt(form.group(2))));
    }

    private static byte[] derive(String plain, String salt, int rounds) {
        try {
            PBEKeySpec spec = new PBEKeySpec(plain.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), rounds, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA1", missing);
        }
    }
}
