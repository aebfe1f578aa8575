package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.mailmigrator.model.Problem;

/**
 * Rows of the source that cannot be used for the same reason, whatever stands in them; the most frequent first, those that
 * are equally frequent in the order of the source.
 *
 * @param rows all of them, in the order of the source; never empty
 */
public record BadRowGroup(List<Problem> rows) {
    /** What a row holds rather than what is wrong with it: values, addresses, numbers, names of a login or a domain. */
    private static final Pattern CONTENT = Pattern.compile(
            "\"[^\"]*\"|(?<=the login ).+(?= stands there )|(?<=the domain )\\S+|(?<=the account )\\S+|\\S+@\\S+|\\d+");

    /** A reason may quote what the row holds to its end. */
    private static final Pattern REST = Pattern.compile("(does not return|not carried): .*", Pattern.DOTALL);

    public BadRowGroup {
        rows = List.copyOf(rows);
    }

    static List<BadRowGroup> of(List<Problem> rows) {
        Map<String, List<Problem>> kinds = new LinkedHashMap<>();
        for (Problem row : rows) {
            kinds.computeIfAbsent(kind(row), first -> new ArrayList<>()).add(row);
        }
        return kinds.values().stream()
                .map(BadRowGroup::new)
                .sorted(Comparator.comparing(group -> -group.rows().size()))
                .toList();
    }

    /** The one that is shown. */
    public Problem first() {
        return rows.get(0);
    }

    /** Those that are counted. */
    public List<Problem> others() {
        return rows.subList(1, rows.size());
    }

    private static String kind(Problem row) {
        String table = row.place().replaceFirst(",.*", "").replaceAll("\\d+", "#");
        String reason = REST.matcher(row.text()).replaceFirst("$1");
        return table + " " + CONTENT.matcher(reason).replaceAll("*");
    }
}
