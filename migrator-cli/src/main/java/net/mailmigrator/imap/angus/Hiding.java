package net.mailmigrator.imap.angus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.imap.Credentials;

/**
 * Takes a login's secret out of what a server says, since some servers repeat the command that they refuse, whole or cut
 * short, as it is or in capitals.
 *
 * @param secrets the longest first
 */
record Hiding(List<String> secrets) {
    /** Nothing to hide. */
    static final Hiding NOTHING = new Hiding(List.of());

    /** Shorter ones are parts of common words, and to cut them out would show where they are. */
    private static final int SHORTEST = 4;

    /** So much of the beginning is hidden also where the rest is missing: some servers cut short what they repeat. */
    private static final int HEAD = 10;

    static Hiding of(Credentials credentials) {
        String secret = credentials.password().reveal();
        byte[] plain = new SaslPlain(credentials).initial();
        return NOTHING.with(Stream.of(
                secret,
                withBlanks(secret),
                quoted(secret),
                withBlanks(quoted(secret)),
                base64(octets(secret)),
                base64(plain)));
    }

    /** Also a SASL message, as it is and as it is sent. */
    Hiding with(byte[] message) {
        return with(Stream.of(new String(message, StandardCharsets.UTF_8), base64(message)));
    }

    private Hiding with(Stream<String> more) {
        return new Hiding(Stream.concat(secrets.stream(), more.flatMap(Hiding::forms))
                .filter(text -> text.length() >= SHORTEST)
                .distinct()
                .sorted((one, two) -> Integer.compare(two.length(), one.length()))
                .toList());
    }

    /** As it is, and as {@link RawResponse#traced} reads it: a char for an octet. */
    private static Stream<String> forms(String text) {
        return Stream.of(text, new String(octets(text), StandardCharsets.ISO_8859_1));
    }

    /** As {@link RawResponse#words()} has it. */
    private static String withBlanks(String secret) {
        return secret.replaceAll("\\p{Cntrl}+", " ");
    }

    String in(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = without(secret, clean);
        }
        return clean;
    }

    /** In capitals too, as some servers write what they repeat. */
    private static String without(String secret, String text) {
        int enough = Math.min(HEAD, secret.length());
        StringBuilder clean = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            if (text.regionMatches(true, at, secret, 0, enough)) {
                int end = enough;
                while (end < secret.length() && text.regionMatches(true, at + end, secret, end, 1)) {
                    end++;
                }
                clean.append("[redacted]");
                at += end;
            } else {
                clean.append(text.charAt(at++));
            }
        }
        return clean.toString();
    }

    private static String quoted(String secret) {
        return secret.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** None of them. */
    @Override
    public String toString() {
        return "[redacted]";
    }
}
