package net.mailmigrator.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.journal.ReadBack.Text;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** Verification's own SHA-256 over the octets that were received; it trusts no digest that was made elsewhere. */
final class Hash {
    private Hash() {}

    /** Hashes all octets of a message; fails where its spool file cannot be read. */
    static Text of(MessageContent content) throws MailException {
        MessageDigest sha256 = sha256();
        long[] octets = {0};
        try (OutputStream counting = new DigestOutputStream(new Counting(octets), sha256)) {
            content.writeTo(counting);
        } catch (IOException unreadable) {
            throw MailException.refused(
                    FailureScope.ACCOUNT,
                    true,
                    "read a message again from its spool file to hash it",
                    String.valueOf(unreadable.getMessage()));
        }
        return new Text(octets[0], Digest.of(sha256.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static final class Counting extends OutputStream {
        private final long[] octets;

        Counting(long[] octets) {
            this.octets = octets;
        }

        @Override
        public void write(int octet) {
            octets[0]++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            octets[0] += length;
        }
    }
}
