package net.mailmigrator.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Takes away the lines at the very beginning that mbox files put before a message (quirk 31). */
final class MboxFromStream extends RepairStream {
    private final ByteArrayOutputStream start = new ByteArrayOutputStream(8);
    private boolean skipping;
    private boolean through;

    MboxFromStream(OutputStream next) {
        super(next);
    }

    @Override
    public void write(int octet) throws IOException {
        if (through) {
            next.write(octet);
        } else if (skipping) {
            skipping = (octet & 0xff) != '\n';
        } else {
            start.write(octet);
            decide();
        }
    }

    private void decide() throws IOException {
        String begun = start.toString(StandardCharsets.ISO_8859_1);
        if (begun.equals("From ") || begun.equals(">From ")) {
            skipping = true;
            start.reset();
        } else if (!"From ".startsWith(begun) && !">From ".startsWith(begun)) {
            finish();
        }
    }

    @Override
    void finish() throws IOException {
        through = true;
        start.writeTo(next);
        start.reset();
    }
}
