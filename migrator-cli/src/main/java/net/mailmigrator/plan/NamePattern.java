package net.mailmigrator.plan;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A folder name or pattern as people write it: {@code *} stands for any characters, also {@code /}; case counts. Unicode
 * forms do not, since nobody sees whether an umlaut was typed as one character or as two.
 */
final class NamePattern {
    private final Pattern regex;

    NamePattern(String pattern) {
        this.regex = Pattern.compile(
                Arrays.stream(normal(pattern).split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    boolean matches(String folder) {
        return regex.matcher(normal(folder)).matches();
    }

    /** The form in which names are compared. */
    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
