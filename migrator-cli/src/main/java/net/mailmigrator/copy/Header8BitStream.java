package net.mailmigrator.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Makes encoded-words of what is not ASCII in the header block; the rest passes as it is. */
final class Header8BitStream extends RepairStream {
    /** A longer line is none of a header that anybody reads; it passes, so that memory stays bounded. */
    private static final int LONGEST_LINE = 1 << 20;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final HeaderWords words = new HeaderWords();
    private boolean over;

    Header8BitStream(OutputStream next) {
        super(next);
    }

    @Override
    public void write(int octet) throws IOException {
        if (over) {
            next.write(octet);
            return;
        }
        line.write(octet);
        if ((octet & 0xff) == '\n') {
            endLine();
        } else if (line.size() > LONGEST_LINE) {
            over = true;
            flushLine();
        }
    }

    private void endLine() throws IOException {
        byte[] octets = line.toByteArray();
        over = octets.length == 1 || (octets.length == 2 && octets[0] == '\r');
        line.reset();
        next.write(over ? octets : words.encoded(octets));
    }

    private void flushLine() throws IOException {
        line.writeTo(next);
        line.reset();
    }

    @Override
    void finish() throws IOException {
        if (!over && line.size() > 0) {
            next.write(words.encoded(line.toByteArray()));
            line.reset();
        }
    }
}
