package net.mailmigrator.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.mailmigrator.model.FieldChange;

/**
 * Changes of one kind, the most frequent first.
 *
 * @param label {@code spam move->reject} where both values are plain words, else {@code quota changed}
 */
public record ChangeGroup(String label, long count) {

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{0,11}");

    /** In the name of a field: {@code the forward of a@b.example, first day}. */
    private static final Pattern AN_ADDRESS = Pattern.compile("( of)? [^\\s,]+@[^\\s,]+");

    static List<ChangeGroup> of(CommandReport report) {
        Map<String, Long> counts = report.accounts().stream()
                .flatMap(account -> account.changes().stream())
                .collect(Collectors.groupingBy(ChangeGroup::label, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new ChangeGroup(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((ChangeGroup group) -> -group.count()))
                .toList();
    }

    /** Changes of single addresses are of one kind. */
    private static String kind(String field) {
        return AN_ADDRESS.matcher(field).replaceAll("");
    }

    static String label(FieldChange change) {
        boolean words = PLAIN_WORD.matcher(change.before()).matches()
                && PLAIN_WORD.matcher(change.after()).matches();
        return words
                ? "%s %s->%s"
                        .formatted(
                                kind(change.field()),
                                change.before().toLowerCase(Locale.ROOT),
                                change.after().toLowerCase(Locale.ROOT))
                : kind(change.field()) + " changed";
    }
}
