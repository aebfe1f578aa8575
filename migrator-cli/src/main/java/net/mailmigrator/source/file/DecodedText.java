package net.mailmigrator.source.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file's text, with the encoding that was found: what a byte order mark says; else UTF-8 where every byte fits it; else
 * windows-1252 where bytes are used that latin1 leaves to control characters; else latin1.
 */
record DecodedText(String text, String encoding) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    static DecodedText of(byte[] bytes) {
        return marked(bytes)
                .or(() -> strictly(bytes, 0, StandardCharsets.UTF_8, "UTF-8"))
                .or(() -> hasC1(bytes) ? strictly(bytes, 0, WINDOWS, "windows-1252") : Optional.empty())
                .orElseGet(() -> new DecodedText(new String(bytes, StandardCharsets.ISO_8859_1), "latin1"));
    }

    private static Optional<DecodedText> marked(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return strictly(bytes, 3, StandardCharsets.UTF_8, "UTF-8 with BOM");
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16BE, "UTF-16BE");
        }
        return startsWith(bytes, 0xFF, 0xFE)
                ? strictly(bytes, 2, StandardCharsets.UTF_16LE, "UTF-16LE")
                : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<DecodedText> strictly(byte[] bytes, int from, Charset charset, String name) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return Optional.of(new DecodedText(text, name));
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static boolean hasC1(byte[] bytes) {
        for (byte b : bytes) {
            if ((b & 0xFF) >= 0x80 && (b & 0xFF) < 0xA0) {
                return true;
            }
        }
        return false;
    }
}
