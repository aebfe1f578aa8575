package net.mailmigrator.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.mailmigrator.imap.ModifiedUtf7;
import org.jspecify.annotations.Nullable;

/**
 * One level of a folder's name.
 *
 * @param text decoded, exactly; Unicode forms are not changed
 * @param raw the octets as the server writes them where they are no modified UTF-7, one char per octet; else null
 */
record FolderLevel(String text, @Nullable String raw) {
    /** A level that people wrote. */
    static FolderLevel ofText(String text) {
        return new FolderLevel(text, null);
    }

    /** A level as a server writes it. */
    static FolderLevel ofWire(String wire) {
        String decoded = ModifiedUtf7.decodeLeniently(wire);
        return ModifiedUtf7.encode(decoded).equals(wire)
                ? new FolderLevel(decoded, null)
                : new FolderLevel(utf8OrElse(wire, decoded), wire);
    }

    /** Servers with broken names mostly write them in plain UTF-8 (quirk 49). */
    private static String utf8OrElse(String wire, String fallback) {
        if (wire.chars().noneMatch(c -> c > 0x7f)) {
            return fallback;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(wire.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return fallback;
        }
    }

    /** The octets to write when nothing about the level has to change. */
    String wire() {
        return raw != null ? raw : ModifiedUtf7.encode(text);
    }
}
