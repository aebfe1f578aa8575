package net.mailmigrator.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * A list that the settings name: CSV in UTF-8 with a header line. Semicolons and tabs do as well as commas, and upper or
 * lower case in the header makes no difference. Problems are noted at the key, twenty at most.
 */
final class CsvList {
    private static final int MOST_PROBLEMS = 20;
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

    private final Section section;
    private final String key;
    private final Header header;
    private int problems = 0;

    CsvList(Section section, String key, Header header) {
        this.section = section;
        this.key = key;
        this.header = header;
    }

    /**
     * Which header lines will do.
     *
     * @param columns all that there may be, in lower case
     * @param enough whether what there is suffices
     * @param text what is wanted, for people
     * @param example a header line
     */
    record Header(List<String> columns, Predicate<List<String>> enough, String text, String example) {
        boolean accepts(List<String> cells) {
            return columns.containsAll(cells) && enough.test(cells);
        }
    }

    /** Takes one line; columns in lower case, without those that are empty. */
    @FunctionalInterface
    interface Taker {
        void take(String place, Map<String, String> row) throws BadValue;
    }

    /** Hands over line by line. */
    void read(Path file, Taker taker) {
        try {
            String text = Files.readString(file).replace("\uFEFF", "");
            CsvSchema schema = CsvSchema.emptySchema()
                    .withColumnSeparator(separator(text.lines().findFirst().orElse("")));
            try (MappingIterator<String[]> rows =
                    CSV.readerFor(String[].class).with(schema).readValues(text)) {
                rows(String.valueOf(file.getFileName()), rows, taker);
            }
        } catch (IOException | JacksonException unreadable) {
            section.problem(
                    key,
                    "cannot read " + file + ": " + unreadable.getClass().getSimpleName()
                            + "; it must be a CSV file in UTF-8 with a header line such as " + header.example());
        }
    }

    private static char separator(String first) {
        return first.contains(";") ? ';' : first.contains("\t") ? '\t' : ',';
    }

    private void rows(String name, MappingIterator<String[]> rows, Taker taker) {
        List<String> columns = List.of();
        int line = 1;
        while (rows.hasNextValue()) {
            List<String> cells =
                    Arrays.stream(rows.nextValue()).map(String::strip).toList();
            String place = name + ":" + line;
            // the parser stands behind the row by now
            line = rows.currentLocation().getLineNr();
            if (columns.isEmpty()) {
                columns = cells.stream()
                        .map(cell -> cell.toLowerCase(Locale.ROOT))
                        .toList();
                if (!header.accepts(columns)) {
                    problem(place, "must be a header line of " + header.text());
                    return;
                }
            } else if (!cells.stream().allMatch(String::isEmpty)) {
                row(place, columns, cells, taker);
            }
        }
    }

    private void row(String place, List<String> columns, List<String> cells, Taker taker) {
        if (cells.size() > columns.size()) {
            problem(place, "has more cells than the header line; text with a separator in it needs double quotes");
            return;
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.put(columns.get(i), cells.get(i));
            }
        }
        try {
            taker.take(place, row);
        } catch (BadValue bad) {
            problem(place, bad.text());
        }
    }

    /** Notes what is wrong at a place of the list. */
    void problem(String place, String text) {
        if (problems++ < MOST_PROBLEMS) {
            section.problem(key, place + ": " + text);
        }
    }
}
