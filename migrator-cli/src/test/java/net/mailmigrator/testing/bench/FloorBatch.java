package net.mailmigrator.testing.bench;

import java.util.ArrayList;
import java.util.List;

/** The messages of one MULTIAPPEND. Not thread-safe. */
final class FloorBatch {
    private static final int MESSAGES = 100;
    private static final long OCTETS = 4L << 20;

    final String folder;
    final List<String> arguments = new ArrayList<>();
    final List<byte[]> messages = new ArrayList<>();
    private long octets;

    /** @param folder as the server writes it, quoted if need be; empty: no batch, but the end */
    FloorBatch(String folder) {
        this.folder = folder;
    }

    /** @param fetched the line of the FETCH answer before the literal */
    void add(String fetched, byte[] message) {
        int flags = fetched.indexOf("FLAGS (") + 7;
        int date = fetched.indexOf("INTERNALDATE \"") + 14;
        String kept = fetched.substring(flags, fetched.indexOf(')', flags)).replaceAll(" ?\\\\Recent", "");
        arguments.add(" (" + kept.strip() + ") \"" + fetched.substring(date, fetched.indexOf('"', date)) + "\" {"
                + message.length + "+}\r\n");
        messages.add(message);
        octets += message.length;
    }

    boolean isFull() {
        return messages.size() == MESSAGES || octets >= OCTETS;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }
}
