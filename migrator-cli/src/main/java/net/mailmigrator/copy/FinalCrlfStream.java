package net.mailmigrator.copy;

import java.io.IOException;
import java.io.OutputStream;

/** Ends the last line, where it has no end (quirk 33). */
final class FinalCrlfStream extends RepairStream {
    private int beforeLast;
    private int last;

    FinalCrlfStream(OutputStream next) {
        super(next);
    }

    @Override
    public void write(int octet) throws IOException {
        beforeLast = last;
        last = octet & 0xff;
        next.write(octet);
    }

    @Override
    void finish() throws IOException {
        if (last == '\r') {
            next.write('\n');
        } else if (last != '\n' || beforeLast != '\r') {
            next.write(CRLF);
        }
    }
}
