package net.mailmigrator.copy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes words of header lines that hold octets above 127 as encoded-words (RFC 2047): as UTF-8 where they are, else as
 * ISO 8859-1, so that the octets can be had back from it in any case. Words side by side go together, since blanks
 * between encoded-words do not count. One header block, one thread.
 */
final class HeaderWords {
    private static final int LONGEST = 75;
    private static final String NOT_IN_WORDS = " \t\r\n()<>@,;:\"[]\\";
    private static final String PLAIN = "!*+-/";

    private boolean endedEncoded;

    /** A line of the header with its line end. */
    byte[] encoded(byte[] line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(line.length + 64);
        int at = 0;
        boolean lastWasEncoded = endedEncoded && line.length > 0 && RepairStream.isBlank(line[0]);
        while (at < line.length) {
            int end = wordEnd(line, at);
            if (end == at) {
                lastWasEncoded &= NOT_IN_WORDS.indexOf(line[at]) < 4;
                out.write(line[at++]);
            } else if (is8Bit(line, at, end)) {
                end = runEnd(line, end);
                // after an encoded-word in the line above, the blank of the folding would be lost
                String blank = lastWasEncoded ? "_" : "";
                out.writeBytes(encodedWords(blank, Arrays.copyOfRange(line, at, end)));
                lastWasEncoded = true;
                at = end;
            } else {
                out.write(line, at, end - at);
                lastWasEncoded = false;
                at = end;
            }
        }
        endedEncoded = lastWasEncoded;
        return out.toByteArray();
    }

    private static int wordEnd(byte[] line, int from) {
        int end = from;
        while (end < line.length && NOT_IN_WORDS.indexOf(line[end] & 0xff) < 0) {
            end++;
        }
        return end;
    }

    private static boolean is8Bit(byte[] line, int from, int end) {
        for (int i = from; i < end; i++) {
            if (line[i] < 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes in the blanks and 8-bit words that follow. */
    private static int runEnd(byte[] line, int end) {
        int run = end;
        while (true) {
            int next = run;
            while (next < line.length && RepairStream.isBlank(line[next])) {
                next++;
            }
            int wordEnd = wordEnd(line, next);
            if (next == run || wordEnd == next || !is8Bit(line, next, wordEnd)) {
                return run;
            }
            run = wordEnd;
        }
    }

    private static byte[] encodedWords(String blank, byte[] text) {
        boolean utf8 = isUtf8(text);
        String start = utf8 ? "=?UTF-8?Q?" : "=?ISO-8859-1?Q?";
        StringBuilder all = new StringBuilder(start).append(blank);
        int lineStart = 0;
        for (int at = 0; at < text.length; ) {
            int end = utf8 ? characterEnd(text, at) : at + 1;
            String piece = quoted(text, at, end);
            if (all.length() - lineStart + piece.length() + 2 > LONGEST) {
                all.append("?= ");
                lineStart = all.length();
                all.append(start);
            }
            all.append(piece);
            at = end;
        }
        return all.append("?=").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** The end of a character of valid UTF-8. */
    private static int characterEnd(byte[] text, int from) {
        int end = from + 1;
        while (end < text.length && (text[end] & 0xC0) == 0x80) {
            end++;
        }
        return end;
    }

    private static String quoted(byte[] text, int from, int end) {
        StringBuilder piece = new StringBuilder();
        for (int i = from; i < end; i++) {
            int octet = text[i] & 0xff;
            boolean plain = octet < 0x80 && (Character.isLetterOrDigit(octet) || PLAIN.indexOf(octet) >= 0);
            piece.append(plain ? String.valueOf((char) octet) : octet == ' ' ? "_" : "=%02X".formatted(octet));
        }
        return piece.toString();
    }
}
