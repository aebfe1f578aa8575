package net.mailmigrator.verify.manifest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.mailmigrator.imap.UidValidity;

/**
 * What a manifest is of. Its lines begin with a number sign.
 *
 * @param server host and port
 * @param made when it was written
 * @param program that wrote it, with its version
 * @param folders UIDVALIDITY by folder, as long as which holds the UIDs mean the same messages
 */
public record ManifestHeader(
        String account, Side side, String server, Instant made, String program, Map<String, UidValidity> folders) {
    private static final String TITLE = "# migrator manifest 1";
    private static final String FOLDER = "folder";

    /** Whose messages. */
    public enum Side {
        /** What was there. */
        SOURCE,
        /** What arrived. */
        TARGET;

        /** In file names and headers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ManifestHeader {
        folders = Map.copyOf(folders);
    }

    List<String> format() {
        List<String> lines = new ArrayList<>();
        lines.add(TITLE);
        lines.add(line("account", account));
        lines.add(line("side", side.word()));
        lines.add(line("server", server));
        lines.add(line("made", made.toString()));
        lines.add(line("program", program));
        folders.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(folder -> lines.add(
                        line(FOLDER, folder.getKey()) + "\t" + folder.getValue().value()));
        lines.add("# columns: folder\tuid\tdate\tbytes\tsha256");
        return lines;
    }

    private static String line(String key, String value) {
        return "# " + key + "\t" + ManifestText.escape(value);
    }

    /** Whether a line belongs to the header. */
    static boolean isHeader(String line) {
        return line.startsWith("#");
    }

    /** Reads {@link #format()}; other lines are an {@link IllegalArgumentException}. */
    static ManifestHeader parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(TITLE)) {
            throw new IllegalArgumentException("it does not begin with \"" + TITLE + "\"");
        }
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, UidValidity> folders = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("# " + FOLDER) && fields.length == 3) {
                folders.put(ManifestText.unescape(fields[1]), new UidValidity(Long.parseLong(fields[2])));
            } else if (fields.length == 2) {
                values.put(fields[0].substring(2), ManifestText.unescape(fields[1]));
            }
        }
        return new ManifestHeader(
                value(values, "account"),
                Side.valueOf(value(values, "side").toUpperCase(Locale.ROOT)),
                value(values, "server"),
                Instant.parse(value(values, "made")),
                value(values, "program"),
                folders);
    }

    private static String value(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("its header does not say the " + key);
        }
        return value;
    }
}
