package net.mailmigrator.copy;

import java.io.IOException;
import java.io.OutputStream;

/** Makes CRLF of every CR and LF that stands alone. */
final class LineEndsStream extends RepairStream {
    private boolean afterCr;

    LineEndsStream(OutputStream next) {
        super(next);
    }

    @Override
    public void write(int octet) throws IOException {
        int value = octet & 0xff;
        if (value == '\n') {
            next.write(CRLF);
            afterCr = false;
            return;
        }
        flushCr();
        if (value == '\r') {
            afterCr = true;
        } else {
            next.write(value);
        }
    }

    private void flushCr() throws IOException {
        if (afterCr) {
            next.write(CRLF);
            afterCr = false;
        }
    }

    @Override
    void finish() throws IOException {
        flushCr();
    }
}
