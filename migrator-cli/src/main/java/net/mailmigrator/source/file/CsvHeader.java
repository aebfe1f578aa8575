package net.mailmigrator.source.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/** The header line of a table: which column fills which field. */
final class CsvHeader {
    private final List<String> names;
    private final List<@Nullable Field> fields = new ArrayList<>();

    CsvHeader(String[] cells, SourceTemplate template) {
        this.names = Arrays.stream(cells).map(String::strip).toList();
        Map<String, Field> byName = new HashMap<>();
        template.columns().forEach((field, columns) -> columns.forEach(column -> byName.put(folded(column), field)));
        names.forEach(name -> fields.add(byName.get(folded(name))));
    }

    /** The character of those that separate columns that is most frequent outside quotes; a comma where none is. */
    static char separator(String headerLine) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = countOutsideQuotes(headerLine, candidate);
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    int width() {
        return names.size();
    }

    boolean has(Field field) {
        return fields.contains(field);
    }

    /** The field of a column; null where none takes it. */
    @Nullable
    Field field(int column) {
        return fields.get(column);
    }

    /** The column's name, or its number where the header leaves it empty. */
    String name(int column) {
        return names.get(column).isEmpty() ? "column " + (column + 1) : names.get(column);
    }

    /** The columns as they stand there, for people. */
    String found() {
        return String.join(", ", names);
    }

    /** Names that stand there twice. */
    Set<String> twice() {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        names.stream().filter(name -> !name.isEmpty()).forEach(name -> {
            if (!seen.add(folded(name))) {
                twice.add(name);
            }
        });
        return twice;
    }

    private static long countOutsideQuotes(String line, char wanted) {
        boolean quoted = false;
        long count = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            count += !quoted && c == wanted ? 1 : 0;
        }
        return count;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
