package net.mailmigrator.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * What the database file was when the last command had closed it. H2 has no checksum over what its pages hold: without
 * this, octets that a disk has changed would be taken for what was copied. It stands in the lock file while nobody works
 * on the batch; a process that was killed leaves none, and then only what H2 itself notices is found.
 *
 * @param octets size of the file
 * @param crc32 over the whole file
 */
record JournalSeal(long octets, long crc32) {
    private static final Pattern TEXT = Pattern.compile("left=(\\d{1,18}) ([0-9a-f]{8})\n");
    private static final int BUFFER = 1 << 16;

    /** Of a file as it is now. */
    static JournalSeal of(Path file) throws IOException {
        CRC32 crc = new CRC32();
        long octets = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                octets += read;
            }
        }
        return new JournalSeal(octets, crc.getValue());
    }

    /** What a lock file says; empty where it says something else. */
    static Optional<JournalSeal> parse(String text) {
        Matcher seal = TEXT.matcher(text);
        return seal.matches()
                ? Optional.of(new JournalSeal(Long.parseLong(seal.group(1)), Long.parseLong(seal.group(2), 16)))
                : Optional.empty();
    }

    /** For the lock file. */
    String toText() {
        return "left=" + octets + " " + "%08x".formatted(crc32) + "\n";
    }

    /** Whether the database is still as it was left, or is one of its copies, put back. */
    boolean holds(JournalFiles files) throws IOException {
        JournalSeal now = of(files.database());
        return equals(now) || copies(files).contains(now);
    }

    /** A ZIP file says size and CRC-32 of what it holds. One that cannot be read is none. */
    private static List<JournalSeal> copies(JournalFiles files) {
        List<JournalSeal> copies = new ArrayList<>();
        for (Path copy : files.backups()) {
            try (ZipFile zip = new ZipFile(copy.toFile())) {
                zip.stream().forEach(entry -> copies.add(new JournalSeal(entry.getSize(), entry.getCrc())));
            } catch (IOException unreadable) {
                // Then the file cannot have been put back from it.
            }
        }
        return copies;
    }
}
