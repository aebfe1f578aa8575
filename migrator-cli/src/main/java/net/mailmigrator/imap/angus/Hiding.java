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
            clean = clean.replace(secret, "[redacted]");
        }
        return clean;
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
