package net.mailmigrator.imap;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Takes lines out of a header block, octet by octet: those that other copying tools add to every message they bring
 * (mbsync's X-TUID and OfflineIMAP's X-OfflineIMAP), and the X-Message-Flag that Exchange shows in flagged messages (quirk
 * 12). A message with such a line is still the same message.
 */
final class ForeignHeaders {
    /** Names in lower case. */
    static final Set<String> ADDED = Set.of("x-tuid", "x-offlineimap", "x-message-flag");

    private final Set<String> names;
    private final byte[] start;
    private int startLength;
    private boolean decided;
    private boolean skipping;
    private boolean lineHasText;
    private boolean over;

    /** For the lines that tools add. */
    ForeignHeaders() {
        this(ADDED);
    }

    /** @param names in lower case, without the colon */
    ForeignHeaders(Set<String> names) {
        this.names = names;
        this.start = new byte[names.stream().mapToInt(String::length).max().orElse(0) + 1];
    }

    /** Receives the octets that stay. */
    @FunctionalInterface
    interface Kept {
        void octet(byte octet);
    }

    /** Whether the header block has ended; then nothing more is taken out. */
    boolean isOver() {
        return over;
    }

    /** The next octet of the header block. */
    void take(byte octet, Kept kept) {
        if (octet == '\n') {
            endLine(octet, kept);
        } else if (decided) {
            pass(octet, kept);
        } else if (startLength == 0 && isFolded(octet)) {
            decided = true; // a folded line goes with the one above
            pass(octet, kept);
        } else {
            start[startLength++] = octet;
            lineHasText |= octet != '\r';
            if (startLength == start.length || octet == ':') {
                decide(kept);
            }
        }
    }

    private static boolean isFolded(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private void pass(byte octet, Kept kept) {
        lineHasText |= octet != '\r';
        if (!skipping) {
            kept.octet(octet);
        }
    }

    private void decide(Kept kept) {
        String name = new String(start, 0, startLength, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        skipping = name.endsWith(":") && names.contains(name.substring(0, name.length() - 1));
        decided = true;
        flush(kept);
    }

    private void flush(Kept kept) {
        for (int i = 0; i < startLength && !skipping; i++) {
            kept.octet(start[i]);
        }
        startLength = 0;
    }

    private void endLine(byte octet, Kept kept) {
        if (!decided) {
            decide(kept);
        }
        if (!skipping) {
            kept.octet(octet);
        }
        over = !lineHasText;
        decided = false;
        lineHasText = false;
    }

    /** The message ends, perhaps within its header. */
    void end(Kept kept) {
        if (!decided) {
            decide(kept);
        }
    }
}
