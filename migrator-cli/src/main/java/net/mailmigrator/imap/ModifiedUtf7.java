package net.mailmigrator.imap;

import java.util.Base64;

/** Modified UTF-7 of mailbox names, RFC 3501 §5.1.3. */
public final class ModifiedUtf7 {
    private ModifiedUtf7() {}

    /** Writes any text; lone surrogates are carried as they are. */
    public static String encode(String text) {
        StringBuilder out = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c <= 0x7e) {
                flush(run, out);
                out.append(c == '&' ? "&-" : String.valueOf(c));
            } else {
                run.append(c);
            }
        }
        flush(run, out);
        return out.toString();
    }

    private static void flush(StringBuilder run, StringBuilder out) {
        if (run.isEmpty()) {
            return;
        }
        byte[] utf16 = new byte[run.length() * 2];
        for (int i = 0; i < run.length(); i++) {
            utf16[2 * i] = (byte) (run.charAt(i) >> 8);
            utf16[2 * i + 1] = (byte) run.charAt(i);
        }
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf16);
        out.append('&').append(base64.replace('/', ',')).append('-');
        run.setLength(0);
    }

    /** Whether decoding and encoding again gives the same octets. */
    public static boolean isWellFormed(String wire) {
        return encode(decodeLeniently(wire)).equals(wire);
    }

    /** Reads a name; a shift sequence that is none stays as it is. */
    public static String decodeLeniently(String wire) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < wire.length()) {
            int end = wire.charAt(at) == '&' ? wire.indexOf('-', at) : -1;
            if (end < 0) {
                out.append(wire.charAt(at++));
                continue;
            }
            out.append(end == at + 1 ? "&" : decodeShifted(wire.substring(at, end + 1)));
            at = end + 1;
        }
        return out.toString();
    }

    private static String decodeShifted(String shifted) {
        try {
            String base64 = shifted.substring(1, shifted.length() - 1).replace(',', '/');
            byte[] utf16 = Base64.getDecoder().decode(base64);
            if (utf16.length == 0 || utf16.length % 2 != 0) {
                return shifted;
            }
            StringBuilder text = new StringBuilder(utf16.length / 2);
            for (int i = 0; i < utf16.length; i += 2) {
                text.append((char) (((utf16[i] & 0xff) << 8) | (utf16[i + 1] & 0xff)));
            }
            return text.toString();
        } catch (IllegalArgumentException notBase64) {
            return shifted;
        }
    }
}
