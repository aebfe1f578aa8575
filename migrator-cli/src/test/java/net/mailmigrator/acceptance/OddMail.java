package net.mailmigrator.acceptance;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.mailmigrator.testing.Corpus;
import net.mailmigrator.testing.GeneratedMail;
import net.mailmigrator.testing.MailManifest;

/** Messages of real life and of malice in one folder, and what a Dovecot target is known to make of them. */
final class OddMail {
    private OddMail() {}

    /** Every message of the corpus at hand. */
    static List<GeneratedMail> in(String folder) {
        List<GeneratedMail> mails = new ArrayList<>();
        for (Corpus.Message message : Corpus.atHand()) {
            mails.add(new GeneratedMail(
                    List.of(folder), List.of("\\Seen"), 1_000_000_000L + 86_400L * mails.size(), message.octets()));
        }
        return mails;
    }

    /** A source's mail as a Dovecot target stores it: a few messages lose a CR (corpus/README.md). */
    static MailManifest asDovecotStores(MailManifest source) {
        Map<String, String> appended = new HashMap<>();
        for (Corpus.Message message : Corpus.atHand()) {
            appended.put(served(message.octets()), message.sha256AfterAppend());
        }
        return new MailManifest(source.entries().stream()
                .map(entry -> new MailManifest.Entry(
                        entry.folder(),
                        entry.flags(),
                        entry.internalDate(),
                        appended.getOrDefault(entry.sha256(), entry.sha256())))
                .toList());
    }

    /** SHA-256 of what a Dovecot serves of a file in a Maildir: CRLF at every line's end, 0x80 for NUL. */
    private static String served(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r')) {
                out.write('\r');
            }
            out.write(raw[i] == 0 ? 0x80 : raw[i]);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(out.toByteArray()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
