package net.mailmigrator.copy;

import java.io.IOException;
import java.io.OutputStream;

/** Changes a message's octets as they pass. One message, one thread. */
abstract class RepairStream extends OutputStream {
    static final byte[] CRLF = {'\r', '\n'};

    final OutputStream next;

    RepairStream(OutputStream next) {
        this.next = next;
    }

    /** The message has ended: what was kept back is written, and the next stream is told. */
    final void end() throws IOException {
        finish();
        if (next instanceof RepairStream repair) {
            repair.end();
        }
    }

    /** Writes what was kept back. */
    abstract void finish() throws IOException;

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(octets[i] & 0xff);
        }
    }

    static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }
}
