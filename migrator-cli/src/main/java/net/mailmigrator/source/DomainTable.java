package net.mailmigrator.source;

import java.util.LinkedHashMap;
import java.util.Map;
import net.mailmigrator.template.Field;
import org.jspecify.annotations.Nullable;

/** The rows of the query {@code domains}, and which of them are other names of a domain. */
final class DomainTable {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final ReadingBuilder reading;

    DomainTable(ReadingBuilder reading) {
        this.reading = reading;
    }

    void add(Row row) {
        String name = name(row.cell(Field.DOMAIN).orElse(""));
        if (rows.putIfAbsent(name, row) != null) {
            reading.addBadRow(row.place(), "the domain " + name + " stands there twice; the first one counts");
        }
    }

    /** Says one more thing of a domain; false where there is no such domain. */
    boolean add(String domain, Field field, String value) {
        return rows.computeIfPresent(domain, (name, row) -> row.with(field, value)) != null;
    }

    /** The address in the domain that the mail is kept in. */
    String canonical(String address) {
        int at = address.lastIndexOf('@');
        @Nullable Row domain = at < 0 ? null : rows.get(address.substring(at + 1));
        String target = domain == null ? "" : name(domain.cell(Field.ALIAS_OF).orElse(""));
        return target.isEmpty() ? address : address.substring(0, at + 1) + target;
    }

    /** Hands all domains to the reading. */
    void finish() {
        rows.values().forEach(reading::addDomain);
    }

    private static String name(String written) {
        String name = AccountTable.folded(written);
        return name.startsWith("@") ? name.substring(1) : name;
    }
}
