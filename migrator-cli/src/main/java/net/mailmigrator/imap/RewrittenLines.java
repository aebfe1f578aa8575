package net.mailmigrator.imap;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Header lines that servers are known to add, to drop or to write otherwise when a message is stored (quirks 18 and 36;
 * EXACTNESS §3), and what a message is without them. It is no rung of {@link Digests}, since two messages may differ in
 * nothing else: only where a target was seen to rewrite such lines, and for what was sent to it, does it tell anything.
 */
public final class RewrittenLines {
    /** In lower case. Where a message went along and which store it lay in; nothing that its writer wrote. */
    private static final Set<String> NAMES = Set.of(
            "message-id",
            "received",
            "return-path",
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "x-envelope-to",
            "status",
            "x-status",
            "x-uid",
            "x-uidl",
            "x-imap",
            "x-imapbase",
            "x-keywords",
            "x-mozilla-status",
            "x-mozilla-status2",
            "x-mozilla-keys",
            "x-evolution",
            "content-length",
            "lines",
            "x-ms-exchange-parent-message-id");

    private static final Set<String> LEFT_OUT =
            Stream.concat(NAMES.stream(), ForeignHeaders.ADDED.stream()).collect(Collectors.toUnmodifiableSet());

    private RewrittenLines() {}

    /** Whether a line of this name, in lower case, is one of them. */
    public static boolean isOne(String name) {
        return NAMES.contains(name);
    }

    /**
     * SHA-256 of a message without them, without CR, LF, NUL and 0x80, and with an X for each octet above 127 in the header.
     *
     * @throws UncheckedIOException where its spool file cannot be read
     */
    public static Digest digestWithout(MessageContent content) {
        Sink sink = new Sink();
        try {
            content.writeTo(sink);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sink.digest();
    }

    private static final class Sink extends OutputStream {
        private final ForeignHeaders headers = new ForeignHeaders(LEFT_OUT);
        private final MessageDigest sha256;

        Sink() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }

        @Override
        public void write(int octet) {
            if (headers.isOver()) {
                keep((byte) octet);
            } else {
                headers.take((byte) octet, this::keepOfHeader);
            }
        }

        private void keepOfHeader(byte octet) {
            keep(octet < 0 ? (byte) 'X' : octet);
        }

        private void keep(byte octet) {
            if (octet != '\r' && octet != '\n' && octet != 0 && octet != (byte) 0x80) {
                sha256.update(octet);
            }
        }

        Digest digest() {
            headers.end(this::keepOfHeader);
            return Digest.of(sha256.digest());
        }
    }
}
