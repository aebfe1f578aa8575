package net.mailmigrator.imap.angus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.imap.Credentials;

/**
 * Takes a login's secret out of what a server says, since some servers repeat the command that they refuse.
 *
 * @param secrets the longest first
 */
record Hiding(List<String> secrets) {
    /** Nothing to hide. */
    static final Hiding NOTHING = new Hiding(List.of());

    /** Shorter ones are parts of common words, and to cut them out would show where they are. */
    private static final int SHORTEST = 4;

    static Hiding of(Credentials credentials) {
        String secret = credentials.password().reveal();
        String plain = new String(new SaslPlain(credentials).initial(), StandardCharsets.UTF_8);
        return new Hiding(Stream.of(secret, quoted(secret), base64(secret), base64(plain))
                .filter(text -> text.length() >= SHORTEST)
                .distinct()
                .sorted((one, two) -> Integer.compare(two.length(), one.length()))
                .toList());
    }

    String in(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "[redacted]");
        }
        return clean;
    }

    private static String quoted(String secret) {
        return secret.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** None of them. */
    @Override
    public String toString() {
        return "[redacted]";
    }
}
