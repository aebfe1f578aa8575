package net.mailmigrator.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-8 that was read as latin1 or windows-1252, or left in quoted-printable, and the way back. Pure. */
public final class Mojibake {
    /** A UTF-8 lead byte read as latin1 or windows-1252, and a continuation byte after it. */
    private static final Pattern DECODED_TWICE =
            Pattern.compile("[\u00C2-\u00C5][\u0080-\u00BF\u0152-\u0178\u2013-\u2122]|\u00E2\u20AC");
    /** Two octets of a letter beyond ASCII in UTF-8; a lone =41 may be what somebody has written. */
    private static final Pattern QUOTED_PRINTABLE = Pattern.compile("=C[2-5]=[89AB][0-9A-F]");

    private static final Pattern OCTET = Pattern.compile("=([0-9A-F]{2})");

    private Mojibake() {}

    /** Whether a part of the text looks so, whether or not that can be repaired. */
    public static boolean isLikely(String text) {
        return DECODED_TWICE.matcher(text).find();
    }

    /** The text as it was meant; empty where it is well as it is, or where that cannot be said for certain. */
    public static Optional<String> repair(String text) {
        if (QUOTED_PRINTABLE.matcher(text).find() && text.chars().allMatch(c -> c < 0x80)) {
            return decoded(unquoted(text), StandardCharsets.ISO_8859_1);
        }
        if (!isLikely(text)) {
            return Optional.empty();
        }
        Optional<String> windows = decoded(text, Charset.forName("windows-1252"));
        return windows.isPresent() ? windows : decoded(text, StandardCharsets.ISO_8859_1);
    }

    /** Every character must be an octet of that character set, and all octets together UTF-8. */
    private static Optional<String> decoded(String text, Charset wrong) {
        try {
            ByteBuffer octets = wrong.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
        } catch (CharacterCodingException notSo) {
            return Optional.empty();
        }
    }

    private static String unquoted(String text) {
        Matcher octets = OCTET.matcher(text.replaceAll("=\\r?\\n", ""));
        return octets.replaceAll(
                octet -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octet.group(1), 16))));
    }
}
