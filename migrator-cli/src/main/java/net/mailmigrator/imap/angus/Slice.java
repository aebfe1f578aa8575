package net.mailmigrator.imap.angus;

import java.nio.charset.StandardCharsets;

/** Octets in place: a view of the buffer that a response was received in, so that nothing is held twice. */
@SuppressWarnings("ArrayRecordComponent") // a view on purpose; never compared
record Slice(byte[] buffer, int start, int length) {
    /** One char per octet. */
    String latin1() {
        return new String(buffer, start, length, StandardCharsets.ISO_8859_1);
    }
}
