package net.mailmigrator.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as quoted-printable (RFC 2045 section 6.7). What is not of that form stays as it is. */
final class QuotedPrintable {
    private static final Pattern CODED = Pattern.compile("=(?:([0-9A-Fa-f]{2})|[ \\t]*\\r?\\n)");

    private QuotedPrintable() {}

    /** UTF-8 where the octets fit it, else latin1. */
    static String decode(String written) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(written.length());
        Matcher coded = CODED.matcher(written);
        int from = 0;
        while (coded.find()) {
            octets.writeBytes(written.substring(from, coded.start()).getBytes(StandardCharsets.UTF_8));
            if (coded.group(1) != null) {
                octets.write(Integer.parseInt(coded.group(1), 16));
            }
            from = coded.end();
        }
        octets.writeBytes(written.substring(from).getBytes(StandardCharsets.UTF_8));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.toByteArray()))
                    .toString();
        } catch (CharacterCodingException latin1) {
            return octets.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
