package net.mailmigrator.copy;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Puts CRLF into lines of more than 998 octets (RFC 5322 §2.1.1): before the last blank that leaves the line short
 * enough, which in a header is folding; without a blank, after 998 octets. Whoever takes the CRLF away again has the line
 * as it was; only a header line without any blank gets one, for the folding.
 */
final class LongLinesStream extends RepairStream {
    private static final int LONGEST = 998;

    private final byte[] line = new byte[LONGEST + 1];
    private int length;
    private boolean inHeader = true;
    private boolean continued;

    LongLinesStream(OutputStream next) {
        super(next);
    }

    @Override
    public void write(int octet) throws IOException {
        byte value = (byte) octet;
        if (value == '\n') {
            endLine();
            return;
        }
        boolean mayBeLineEnd = value == '\r' && length == LONGEST;
        if (length >= LONGEST && !mayBeLineEnd) {
            breakLine();
        }
        line[length++] = value;
    }

    private void endLine() throws IOException {
        boolean empty = length == 0 || (length == 1 && line[0] == '\r');
        inHeader &= continued || !empty;
        next.write(line, 0, length);
        next.write('\n');
        length = 0;
        continued = false;
    }

    private void breakLine() throws IOException {
        int at = lastWordBreak();
        next.write(line, 0, at);
        next.write(CRLF);
        System.arraycopy(line, at, line, 0, length - at);
        length -= at;
        continued = true;
        if (inHeader && (length == 0 || !isBlank(line[0]))) {
            System.arraycopy(line, 0, line, 1, length);
            line[0] = ' ';
            length++;
        }
    }

    /** The last blank with a word before and after it; else the end. */
    private int lastWordBreak() {
        for (int i = length - 2; i > 0; i--) {
            if (isBlank(line[i]) && !isBlank(line[i + 1])) {
                return hasWordBefore(i) ? i : Math.min(length, LONGEST);
            }
        }
        return Math.min(length, LONGEST);
    }

    private boolean hasWordBefore(int end) {
        for (int i = 0; i < end; i++) {
            if (!isBlank(line[i])) {
                return true;
            }
        }
        return false;
    }

    @Override
    void finish() throws IOException {
        next.write(line, 0, length);
        length = 0;
    }
}
