package net.mailmigrator.verify.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import net.mailmigrator.imap.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One message: {@code folder TAB uid TAB date TAB bytes TAB sha256}.
 *
 * @param folder as its server names it, decoded
 * @param date INTERNALDATE in epoch seconds; null: none; {@code -} in the file
 * @param bytes as read; as listed where it was not read
 * @param sha256 of all bytes; null: they were not read; {@code -} in the file
 */
public record ManifestLine(
        String folder,
        long uid,
        @Nullable Long date,
        long bytes,
        @Nullable Digest sha256) {
    private static final String NONE = "-";
    private static final int FIELDS = 5;

    /** The line without its end. */
    String format() {
        return String.join(
                "\t",
                ManifestText.escape(folder),
                Long.toString(uid),
                date == null ? NONE : Instant.ofEpochSecond(date).toString(),
                Long.toString(bytes),
                sha256 == null ? NONE : sha256.toString());
    }

    /** Reads {@link #format()}; another line is an {@link IllegalArgumentException}. */
    static ManifestLine parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("it has " + fields.length + " columns, not " + FIELDS);
        }
        try {
            return new ManifestLine(
                    ManifestText.unescape(fields[0]),
                    Long.parseLong(fields[1]),
                    fields[2].equals(NONE) ? null : Instant.parse(fields[2]).getEpochSecond(),
                    Long.parseLong(fields[3]),
                    fields[4].equals(NONE) ? null : Digest.of(HexFormat.of().parseHex(fields[4])));
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException("the date cannot be read", noDate);
        }
    }
}
