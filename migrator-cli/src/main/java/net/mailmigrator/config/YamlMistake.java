package net.mailmigrator.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * The parser's words about a file that is no YAML, as a sentence for people. The parser also quotes the lines around the
 * mistake; those are left out, since they may hold a secret.
 *
 * @param line where the mistake is
 */
record YamlMistake(int line, String text) {
    // "what is wrong" and then "in reader, line 3, column 1:"; the last one is the mistake, those before it the context
    private static final Pattern WORDS = Pattern.compile("(?m)^(.*)\\R in [^,\\n]+, line (\\d+), column \\d+");

    static YamlMistake of(JacksonException broken, String file) {
        int line = broken.getLocation() == null
                ? 1
                : Math.max(1, broken.getLocation().getLineNr());
        String words = "not readable";
        Matcher matcher = WORDS.matcher(String.valueOf(broken.getOriginalMessage()));
        while (matcher.find()) {
            words = matcher.group(1).strip();
            line = Integer.parseInt(matcher.group(2));
        }
        return new YamlMistake(line, explain(words, line, file));
    }

    private static String explain(String words, int line, String file) {
        List<String> lines = file.lines().toList();
        String there = line <= lines.size() ? lines.get(line - 1) : "";
        if (there.substring(0, indent(there)).contains("\t")) {
            return "a tab stands here; YAML is indented with blanks only";
        }
        if (there.contains("${")) {
            return "this line is no YAML; put values with ${…} in double quotes";
        }
        return "this line is no YAML (" + words + ")";
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
