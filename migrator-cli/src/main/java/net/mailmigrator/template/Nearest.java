package net.mailmigrator.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** {@code "; did you mean \"port\"?"}, or {@code otherwise} where no candidate is near. */
    public static String hint(String written, Collection<String> candidates, String otherwise) {
        return of(written, candidates)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(otherwise);
    }

    /** The candidate that takes the fewest changes, if they are few for its length. */
    public static Optional<String> of(String written, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate ->
                        distance(written, candidate) <= Math.max(1, Math.min(candidate.length(), written.length()) / 2))
                .min(Comparator.<String>comparingInt(candidate -> distance(written, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance without regard to case. */
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int above = row[j];
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
