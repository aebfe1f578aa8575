package net.mailmigrator.source;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.mailmigrator.template.Field;
import org.jspecify.annotations.Nullable;

/**
 * One row of the source as text.
 *
 * @param place where it is, for people: {@code accounts.csv:12}, {@code postfach 17}
 * @param cells by field; null and missing are the same
 * @param extra cells that no field takes, by column
 */
public record Row(String place, Map<Field, String> cells, Map<String, String> extra) {
    public Row {
        cells = Map.copyOf(cells);
        extra = Map.copyOf(extra);
    }

    @Override
    public String toString() {
        return "Row[" + place + ", " + cells.keySet() + "]";
    }

    /** The bare cell. */
    public Optional<String> cell(Field field) {
        return Optional.ofNullable(cells.get(field));
    }

    /** The row with one more cell, or another one in its place. */
    public Row with(Field field, String value) {
        Map<Field, String> more = new EnumMap<>(Field.class);
        more.putAll(cells);
        more.put(field, value);
        return new Row(place, more, extra);
    }

    /** Names of columns whose values must not be printed, and extra values are printed. */
    private static final Pattern SECRET = Pattern.compile(
            "pass(wor[dt]|wd|phrase)?$|^pass|kennwort|passw|pwd|secret|geheim|token|api.?key|private.?key|hash|crypt",
            Pattern.CASE_INSENSITIVE);

    private static final String REDACTED = "[redacted]";

    /** Collects the cells of a row. */
    public static final class Builder {
        private final Map<Field, String> cells = new EnumMap<>(Field.class);
        private final Map<String, String> extra = new LinkedHashMap<>();

        /** Adds the cell of a field; of several non-empty ones the first counts. */
        public void add(Field field, @Nullable String value) {
            if (value != null && cells.getOrDefault(field, "").isEmpty()) {
                cells.put(field, value);
            }
        }

        /** Adds a cell that no field takes; empty ones say nothing, and a password by its name is not kept. */
        public void addExtra(String column, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                extra.put(column, SECRET.matcher(column).find() ? REDACTED : value);
            }
        }

        /** The row. */
        public Row build(String place) {
            return new Row(place, cells, extra);
        }

        /** A cell that was added already. */
        public @Nullable String get(Field field) {
            return cells.get(field);
        }
    }
}
