package net.mailmigrator.provision.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a passwd-file. What is not replaced keeps its octets, whatever they are: comments, blank lines and lines
 * that Dovecot cannot read too.
 */
final class PasswdFile {
    private final List<String> lines;

    private PasswdFile(List<String> lines) {
        this.lines = lines;
    }

    static PasswdFile of(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        // what follows the last line end is no line
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new PasswdFile(lines);
    }

    /** All lines that name a login, by login; where there are several, the first: so does Dovecot. */
    Map<String, String> byLogin() {
        Map<String, String> found = new HashMap<>();
        for (String line : lines) {
            PasswdEntry.parse(line).ifPresent(entry -> found.putIfAbsent(text(entry.login()), text(line)));
        }
        return found;
    }

    /**
     * The file with these lines: each in the place of its login's line, new ones at the end.
     *
     * @param wanted lines by login, in order
     */
    PasswdFile with(Map<String, String> wanted) {
        Map<String, String> open = new LinkedHashMap<>();
        wanted.forEach((login, line) -> open.put(octets(login), octets(line)));
        List<String> merged = new ArrayList<>();
        for (String line : lines) {
            String replacement = PasswdEntry.parse(line)
                    .map(entry -> open.remove(entry.login()))
                    .orElse(null);
            merged.add(replacement == null ? line : replacement);
        }
        merged.addAll(open.values());
        return new PasswdFile(merged);
    }

    byte[] octets() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Text as UTF-8 with one char per octet, as the lines are kept. */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
