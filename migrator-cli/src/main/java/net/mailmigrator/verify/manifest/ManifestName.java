package net.mailmigrator.verify.manifest;

import java.nio.charset.StandardCharsets;
import net.mailmigrator.imap.Digest;

/**
 * The name of an account's manifest. Any login gives a name that stays in its folder, and different logins give different
 * names, also where a file system knows no upper case.
 */
public final class ManifestName {
    private static final int LONGEST = 64;
    private static final int DIGITS = 16;

    private ManifestName() {}

    /** {@code anna.target.tsv}. */
    public static String of(String login, ManifestHeader.Side side) {
        return safe(login) + "." + side.word() + ".tsv";
    }

    private static String safe(String login) {
        if (login.length() <= LONGEST && login.matches("[a-z0-9][a-z0-9._@-]*")) {
            return login;
        }
        String digest = Digest.of(Sha256.begin().digest(login.getBytes(StandardCharsets.UTF_8)))
                .toString()
                .substring(0, DIGITS);
        String plain = login.replaceAll("[^A-Za-z0-9@-]", "_");
        return "_" + plain.substring(0, Math.min(plain.length(), LONGEST)) + "-" + digest;
    }
}
