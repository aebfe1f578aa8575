package net.mailmigrator.testing.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a Maildir++ holds: a multiset of folder, SHA-256 and system flags, read from the files and not over IMAP. */
final class MailOnDisk {
    private static final byte[] TUID = "X-TUID: ".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Integer> counts = new HashMap<>();

    private MailOnDisk() {}

    /** Reads an account; one without a folder is empty. The header X-TUID, which mbsync adds, is left out. */
    static MailOnDisk read(Path maildir) throws IOException, NoSuchAlgorithmException {
        MailOnDisk mail = new MailOnDisk();
        if (Files.isDirectory(maildir)) {
            mail.readFolder(maildir, "INBOX");
            try (Stream<Path> folders = Files.list(maildir)) {
                for (Path folder : (Iterable<Path>) folders::iterator) {
                    if (folder.getFileName().toString().startsWith(".")) {
                        mail.readFolder(folder, folder.getFileName().toString());
                    }
                }
            }
        }
        return mail;
    }

    private void readFolder(Path folder, String name) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (String part : List.of("cur", "new")) {
            if (!Files.isDirectory(folder.resolve(part))) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder.resolve(part))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String digest = HexFormat.of().formatHex(sha256.digest(withoutTuid(Files.readAllBytes(file))));
                    counts.merge(name + " " + digest + " " + flags(file), 1, Integer::sum);
                }
            }
        }
    }

    private static String flags(Path file) {
        String name = file.getFileName().toString();
        int info = name.indexOf(":2,");
        return info < 0 ? "" : name.substring(info + 3).replaceAll("[^DFRST]", "");
    }

    private static byte[] withoutTuid(byte[] message) {
        int at = 0;
        while (at < message.length && message[at] != '\n') {
            int end = at;
            while (end < message.length && message[end] != '\n') {
                end++;
            }
            if (startsWithTuid(message, at)) {
                ByteArrayOutputStream kept = new ByteArrayOutputStream(message.length);
                kept.write(message, 0, at);
                kept.write(message, end + 1, message.length - end - 1);
                return kept.toByteArray();
            }
            at = end + 1;
        }
        return message;
    }

    private static boolean startsWithTuid(byte[] message, int at) {
        for (int i = 0; i < TUID.length; i++) {
            if (at + i >= message.length || message[at + i] != TUID[i]) {
                return false;
            }
        }
        return true;
    }

    int messages() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of these messages are not there, counted with their multiplicity. */
    int missingIn(MailOnDisk other) {
        return counts.entrySet().stream()
                .mapToInt(entry -> Math.max(0, entry.getValue() - other.counts.getOrDefault(entry.getKey(), 0)))
                .sum();
    }
}
