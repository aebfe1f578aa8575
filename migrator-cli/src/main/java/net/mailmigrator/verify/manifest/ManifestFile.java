package net.mailmigrator.verify.manifest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;

/**
 * A manifest that was read from its file.
 *
 * @param lines by folder
 */
public record ManifestFile(ManifestHeader header, Map<String, List<ManifestLine>> lines) {
    /**
     * Reads it; where a file with its SHA-256 lies beside it, it must be that file.
     *
     * @throws StopException {@link ExitStatus#REJECTED} where it cannot be read, is no manifest, or was changed
     */
    public static ManifestFile read(Path file) {
        try {
            requireUnchanged(file);
            return parse(file);
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof StopException ours) {
                throw ours;
            }
            throw rejected("the manifest " + file + " cannot be read: "
                    + unreadable.getClass().getSimpleName() + " " + unreadable.getMessage()
                    + ". Nothing was compared.");
        }
    }

    /** The file that holds the SHA-256 of another, as sha256sum writes it. */
    public static Path digestOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    private static void requireUnchanged(Path file) throws IOException {
        Path digest = digestOf(file);
        if (!Files.exists(digest)) {
            return;
        }
        String noted = Files.readString(digest, StandardCharsets.UTF_8).split(" ", 2)[0];
        String is = Digest.of(Sha256.begin().digest(Files.readAllBytes(file))).toString();
        if (!noted.equals(is)) {
            throw rejected("the manifest " + file + " is not the one that was written: its SHA-256 is " + is + ", and "
                    + digest.getFileName() + " says " + noted
                    + ". Nothing was compared. Take an unchanged copy of both.");
        }
    }

    private static ManifestFile parse(Path file) throws IOException {
        List<String> header = new ArrayList<>();
        Map<String, List<ManifestLine>> lines = new TreeMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (ManifestHeader.isHeader(line)) {
                    header.add(line);
                } else {
                    ManifestLine message = parse(file, number, line);
                    lines.computeIfAbsent(message.folder(), folder -> new ArrayList<>())
                            .add(message);
                }
            }
        }
        return new ManifestFile(ManifestHeader.parse(header), lines);
    }

    private static ManifestLine parse(Path file, int number, String line) {
        try {
            return ManifestLine.parse(line);
        } catch (IllegalArgumentException wrong) {
            throw rejected("the manifest " + file + ", line " + number + " is no line of a manifest: "
                    + wrong.getMessage() + ". Nothing was compared.");
        }
    }

    private static StopException rejected(String text) {
        return new StopException(ExitStatus.REJECTED, text);
    }
}
