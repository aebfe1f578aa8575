package net.mailmigrator.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.MessageContent;

/** SHA-256 of what follows the empty line after the header block: BODY[TEXT] (RFC 9051 §6.4.5). */
final class TextDigest extends OutputStream {
    private final MessageDigest sha256;
    private boolean inText;
    private boolean lineHasText;

    private TextDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of a whole message. */
    static Digest of(MessageContent content) {
        TextDigest digest = new TextDigest();
        try {
            content.writeTo(digest);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Digest.of(digest.sha256.digest());
    }

    @Override
    public void write(int octet) {
        if (inText) {
            sha256.update((byte) octet);
        } else if (octet == '\n') {
            inText = !lineHasText;
            lineHasText = false;
        } else {
            lineHasText |= octet != '\r';
        }
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        int i = offset;
        while (i < offset + length && !inText) {
            write(octets[i++]);
        }
        sha256.update(octets, i, offset + length - i);
    }
}
