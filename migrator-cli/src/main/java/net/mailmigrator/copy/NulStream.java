package net.mailmigrator.copy;

import java.io.IOException;
import java.io.OutputStream;

/** Takes NUL away: no mail program shows it, and 0x80 in its place would be an 8-bit octet in a header. */
final class NulStream extends RepairStream {
    NulStream(OutputStream next) {
        super(next);
    }

    @Override
    public void write(int octet) throws IOException {
        if ((octet & 0xff) != 0) {
            next.write(octet);
        }
    }

    @Override
    void finish() {}
}
