package net.mailmigrator.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a list of quotas: a header line {@code login,quota}, then a line per account. Semicolons and tabs do as well. */
final class QuotaListReader {
    private static final String KEY = "file";
    private static final int MOST_PROBLEMS = 20;

    private final Section quota;
    private int problems = 0;

    /** @param quota takes the problems */
    QuotaListReader(Section quota) {
        this.quota = quota;
    }

    Map<String, Long> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            quota.problem(
                    KEY,
                    "cannot read " + file + ": " + unreadable.getClass().getSimpleName()
                            + "; it must be a text file in UTF-8 with the columns login,quota");
            return Map.of();
        }
        Map<String, Long> quotas = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? lines.get(i).replace("\uFEFF", "") : lines.get(i);
            if (!line.isBlank() && !(i == 0 && isHeader(line))) {
                add(quotas, file.getFileName() + ":" + (i + 1), line);
            }
        }
        return quotas;
    }

    private static boolean isHeader(String line) {
        return line.strip().matches("(?i)\"?login\"?\\s*[,;\\t]\\s*\"?quota\"?");
    }

    /** The last separator counts: logins may hold one. */
    private void add(Map<String, Long> quotas, String place, String line) {
        int at = Math.max(line.lastIndexOf(','), Math.max(line.lastIndexOf(';'), line.lastIndexOf('\t')));
        if (at < 1) {
            problem(place, "must be a login, a comma and a quota");
            return;
        }
        String login = unquoted(line.substring(0, at));
        try {
            if (quotas.put(
                            login,
                            Kinds.SIZE.read(unquoted(line.substring(at + 1)).strip()))
                    != null) {
                problem(place, "the login " + login + " stands there twice");
            }
        } catch (BadValue bad) {
            problem(place, "the quota of " + login + " " + bad.text());
        }
    }

    private void problem(String place, String text) {
        if (problems++ < MOST_PROBLEMS) {
            quota.problem(KEY, place + ": " + text);
        }
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : cell;
    }
}
