package net.mailmigrator.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.mailmigrator.mapping.wave.WaveList;
import net.mailmigrator.mapping.wave.WaveSettings;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.WaveWish;
import net.mailmigrator.model.WaveWish.Preference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads {@code waves}: a file with a header line of {@code customer}, {@code domain}, {@code login} (one of them filled in
 * each line), {@code wave} (a name, FIRST, LAST or ANY), {@code notBefore} and {@code reason}. Semicolons and tabs do as
 * well as commas.
 */
final class WaveListReader {
    private static final String KEY = "waves";
    private static final int MOST_PROBLEMS = 20;
    private static final List<String> SUBJECTS = List.of("login", "domain", "customer");
    private static final List<String> COLUMNS = List.of("login", "domain", "customer", "wave", "notbefore", "reason");

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

    private final Section root;
    private final Map<String, Map<String, WaveWish>> wishes = new HashMap<>();
    private int problems = 0;

    private WaveListReader(Section root) {
        this.root = root;
    }

    /**
     * The waves that are declared; null: none are.
     *
     * @param rules what the rules say of them; null: nothing
     */
    static @Nullable WaveSettings read(Section root, @Nullable WaveSettings rules) {
        @Nullable Path file = root.read(KEY, root.context()::path).orElse(null);
        if (file == null) {
            return rules;
        }
        WaveList list = new WaveListReader(root).list(file);
        return rules == null
                ? new WaveSettings(list, null, null, false)
                : new WaveSettings(list, rules.mostAccounts(), rules.mostBytes(), rules.split());
    }

    private WaveList list(Path file) {
        try {
            String text = Files.readString(file).replace("\uFEFF", "");
            String first = text.lines().findFirst().orElse("");
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(first));
            try (MappingIterator<String[]> rows =
                    CSV.readerFor(String[].class).with(schema).readValues(text)) {
                rows(String.valueOf(file.getFileName()), rows);
            }
        } catch (IOException | JacksonException unreadable) {
            root.problem(
                    KEY,
                    "cannot read " + file + ": " + unreadable.getClass().getSimpleName()
                            + "; it must be a CSV file in UTF-8 with a header line such as customer,wave,reason");
        }
        return new WaveList(wishes("login"), wishes("domain"), wishes("customer"));
    }

    private static char separator(String header) {
        return header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
    }

    private void rows(String name, MappingIterator<String[]> rows) {
        List<String> header = List.of();
        int line = 1;
        while (rows.hasNextValue()) {
            List<String> cells =
                    Arrays.stream(rows.nextValue()).map(String::strip).toList();
            String place = name + ":" + line;
            // the parser stands behind the row by now
            line = rows.currentLocation().getLineNr();
            if (!header.isEmpty()) {
                if (!cells.stream().allMatch(String::isEmpty)) {
                    entry(place, header, cells);
                }
                continue;
            }
            header = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
            if (header.stream().noneMatch(SUBJECTS::contains) || !COLUMNS.containsAll(header)) {
                problem(
                        place,
                        "must be a header line of customer, domain, login (one at least), wave, notBefore and reason");
                return;
            }
        }
    }

    private void entry(String place, List<String> header, List<String> cells) {
        if (cells.size() > header.size()) {
            problem(place, "has more cells than the header line; a reason with a separator in it needs double quotes");
            return;
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.put(header.get(i), cells.get(i));
            }
        }
        List<String> named = SUBJECTS.stream().filter(row::containsKey).toList();
        if (named.size() != 1) {
            problem(place, "must name exactly one of customer, domain and login");
            return;
        }
        try {
            String subject = named.get(0);
            String name = row.getOrDefault(subject, "");
            if (wishes(subject).put(subject.equals("domain") ? domain(name) : name, wish(row)) != null) {
                problem(place, subject + " " + name + " stands there twice");
            }
        } catch (BadValue bad) {
            problem(place, bad.text());
        }
    }

    private Map<String, WaveWish> wishes(String subject) {
        return wishes.computeIfAbsent(subject, key -> new HashMap<>());
    }

    private static String domain(String name) throws BadValue {
        return DomainName.parse(name)
                .map(DomainName::ascii)
                .orElseThrow(() -> new BadValue("\"" + name + "\" is no domain"));
    }

    private static WaveWish wish(Map<String, String> row) throws BadValue {
        @Nullable String wave = row.get("wave");
        @Nullable String notBefore = row.get("notbefore");
        @Nullable String reason = row.get("reason");
        @Nullable LocalDate day = notBefore == null ? null : Kinds.DAY.read(notBefore);
        for (Preference word : List.of(Preference.ANY, Preference.FIRST, Preference.LAST)) {
            if (word.name().equalsIgnoreCase(wave)) {
                return new WaveWish(word, null, day, reason);
            }
        }
        if (wave != null) {
            return new WaveWish(Preference.NAMED, wave, day, reason);
        }
        if (day == null) {
            throw new BadValue("says neither a wave nor notBefore");
        }
        return new WaveWish(Preference.NOT_BEFORE, null, day, reason);
    }

    private void problem(String place, String text) {
        if (problems++ < MOST_PROBLEMS) {
            root.problem(KEY, place + ": " + text);
        }
    }
}
