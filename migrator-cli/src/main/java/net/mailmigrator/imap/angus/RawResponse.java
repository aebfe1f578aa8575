package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.iap.Protocol;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * One response with its literals, as octets. Angus frames it; what it says is read by {@link Tokens}, because Angus
 * reads every {@code \S…} flag as \Seen and stumbles over FETCH items that it does not know.
 */
final class RawResponse extends IMAPResponse {
    private static final int MOST_TRACED = 2_000;

    RawResponse(Protocol protocol) throws IOException, ProtocolException {
        super(protocol);
    }

    /** Whether it is an untagged response of this kind, number in front or not. */
    boolean is(String key) {
        return isUnTagged() && keyEquals(key);
    }

    /** The tokens after the star. */
    Tokens tokens() {
        return new Tokens(buffer, 1, size);
    }

    /** The tokens after the star and the word, for responses without a number. */
    Tokens tokensAfterKey() throws ProtocolException {
        Tokens tokens = tokens();
        tokens.atom();
        return tokens;
    }

    /** The text of OK, NO, BAD or BYE with its response code, for people: control characters become blanks. */
    String words() {
        String text = new String(buffer, pindex, size - pindex, StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The arguments of a response code, {@code "1234 5:7"} for {@code [APPENDUID 1234 5:7]}; null where it has none. */
    @org.jspecify.annotations.Nullable
    String code(String name) {
        String words = words();
        int end = words.indexOf(']');
        if (!words.startsWith("[") || end < 0) {
            return null;
        }
        String code = words.substring(1, end);
        if (code.equalsIgnoreCase(name)) {
            return "";
        }
        return code.regionMatches(true, 0, name + " ", 0, name.length() + 1)
                ? code.substring(name.length() + 1).strip()
                : null;
    }

    /** The line for a trace: literals and everything from a message's text on are left out. */
    String traced(Hiding hiding) {
        StringBuilder line = new StringBuilder();
        // a secret that is cut in two would not be found
        int most = hiding.secrets().isEmpty() ? Math.min(size, MOST_TRACED) : size;
        String all = hiding.in(new String(buffer, 0, most, StandardCharsets.ISO_8859_1));
        int text = is("FETCH") ? all.indexOf("BODY[") : -1;
        int literal = all.indexOf("}\r\n");
        int end = text >= 0 ? text + "BODY[".length() : Math.min(all.length(), MOST_TRACED);
        end = literal >= 0 ? Math.min(end, literal + 1) : end;
        line.append(all, 0, end);
        return end < all.length() || most < size ? line + "..." : line.toString();
    }
}
