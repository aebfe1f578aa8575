package net.mailmigrator.source.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.source.AccountTable;
import net.mailmigrator.source.ReadingBuilder;
import net.mailmigrator.source.Row;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of the records of JSON and YAML files. A key is the field of that name, or the one whose column the template
 * gives that name. A list of records inside an account, under the name of a query, holds further rows of the account.
 */
final class RecordRows {
    private static final String ACCOUNTS = "accounts";

    private final Map<String, Field> columns = new HashMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private final AccountTable table;
    private final ReadingBuilder reading;

    RecordRows(SourceTemplate template, AccountTable table, ReadingBuilder reading) {
        this.table = table;
        this.reading = reading;
        for (Field field : Field.values()) {
            columns.put(folded(field.label()), field);
        }
        template.columns().forEach((field, names) -> names.forEach(name -> columns.put(folded(name), field)));
    }

    /** Adds a record of a list: an account, or a row of another query. */
    void add(String query, String place, Entry entry) {
        if (!entry.twice().isEmpty()) {
            reading.addBadRow(place, "these keys stand there twice: " + String.join(", ", entry.twice()));
        } else if (query.equals(ACCOUNTS)) {
            account(place, entry);
        } else {
            Row row = row(place, entry);
            later.add(() -> table.add(query, row));
        }
    }

    /** Adds something that is no record. */
    void addBad(String place, String reason) {
        reading.addBadRow(place, reason);
    }

    /** A remark on a file. */
    void note(String text) {
        reading.note(text);
    }

    /** To be called once, after all files: rows may stand before the account that they belong to. */
    void finish() {
        later.forEach(Runnable::run);
        table.finish();
    }

    private void account(String place, Entry entry) {
        Row row = row(place, entry);
        table.add(ACCOUNTS, row);
        String id = row.cell(Field.ID).orElse(place);
        entry.lists().forEach((name, inner) -> {
            for (Entry more : inner) {
                Row part = row(place, more).with(Field.ACCOUNT, id);
                later.add(() -> table.add(query(name), part));
            }
        });
    }

    /** Names of lists are compared as those of fields are. */
    private static String query(String name) {
        return SourceTemplate.KNOWN_QUERIES.stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst()
                .orElse(name);
    }

    private Row row(String place, Entry entry) {
        Row.Builder row = new Row.Builder();
        entry.texts().forEach((key, text) -> {
            Optional<Field> field = Optional.ofNullable(columns.get(folded(key)));
            field.ifPresentOrElse(known -> add(row, known, text), () -> row.addExtra(key, text));
        });
        return row.build(place);
    }

    private static void add(Row.Builder row, Field field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            row.add(field, text);
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * A record as it stands.
     *
     * @param texts what is one value, or a list of values with commas between them
     * @param lists what is a list of records
     * @param twice keys that stand there more than once
     */
    record Entry(Map<String, String> texts, Map<String, List<Entry>> lists, List<String> twice) {}
}
