package net.mailmigrator.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/** The rows of all queries, put together account by account. Not for several threads. */
public final class AccountTable {
    private final Map<String, AccountRows> accounts = new LinkedHashMap<>();
    private final Map<String, List<Row>> entries = new LinkedHashMap<>();
    private final Map<String, Row> admins = new LinkedHashMap<>();
    private final ReadingBuilder reading;
    private final DomainTable domains;
    private final Routes routes;

    /** @param reading takes what becomes of the rows */
    public AccountTable(SourceTemplate template, ReadingBuilder reading) {
        this.reading = reading;
        this.domains = new DomainTable(reading);
        this.routes = new Routes(template, reading, domains);
    }

    /** Adds a row of a query; those of {@code accounts} come first. */
    public void add(String query, Row row) {
        switch (query) {
            case "accounts" -> {
                String id = row.cell(Field.ID).orElse(row.place());
                // A join that yields an account twice is a mistake in the template; the duplicate login shows it.
                accounts.put(accounts.containsKey(id) ? id + "/" + accounts.size() : id, new AccountRows(row));
            }
            case "domains" -> {
                domains.add(row);
                row.cell(Field.DEFECT).ifPresent(defect -> reading.addBadRow(row.place(), defect));
            }
            case "admins" -> admins.merge(row.cell(Field.LOGIN).orElse(row.place()), row, AccountTable::andItsDomains);
            case SourceTemplate.ROUTES -> routes.add(row);
            default -> attach(query, row);
        }
    }

    /** Hands everything to the reading. */
    public void finish() {
        Map<String, AccountRows> byAddress = new LinkedHashMap<>();
        accounts.values()
                .forEach(rows -> rows.account()
                        .cell(Field.ADDRESS)
                        .ifPresent(address -> byAddress.putIfAbsent(folded(address), rows)));
        routes.resolve(byAddress);
        domains.finish();
        admins.values().forEach(reading::addAdmin);
        accounts.values().forEach(reading::add);
        entries.values().forEach(reading::addEntry);
    }

    /** An address as servers compare it. */
    static String folded(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** One row for each domain of an administrator, or all of them in one row. */
    private static Row andItsDomains(Row first, Row more) {
        String all = first.cell(Field.DOMAINS).orElse("") + ","
                + more.cell(Field.DOMAINS).orElse("");
        return first.with(Field.DOMAINS, all);
    }

    private void attach(String query, Row row) {
        String id = row.cell(Field.ACCOUNT).orElse("");
        @Nullable AccountRows account = accounts.get(id);
        @Nullable String defect = row.cells().get(Field.DEFECT);
        if (defect != null) {
            defective(row, account, defect);
        } else if (account != null) {
            account.add(query, row);
        } else if (!id.isEmpty()) {
            reading.addBadRow(
                    row.place(),
                    "it belongs to the account " + id + ", which the query accounts does not return" + what(row));
        } else if (isEntry(query, row)) {
            entries.computeIfAbsent(folded(address(row)), first -> new ArrayList<>())
                    .add(row);
        } else {
            reading.addBadRow(row.place(), "it belongs to no account and is not carried" + what(row));
        }
    }

    /** A row that leads nowhere in the panel itself is a doubt about its account, and not carried. */
    private void defective(Row row, @Nullable AccountRows account, String defect) {
        if (account == null) {
            reading.addBadRow(row.place(), defect);
        } else {
            account.addDefect(defect);
        }
    }

    /** An address that forwards, or of which the panel says what it is, needs no account. */
    private static boolean isEntry(String query, Row row) {
        return (query.equals("forwards") && row.cell(Field.FORWARD_FROM).isPresent())
                || (query.equals("addresses") && row.cell(Field.KIND).isPresent());
    }

    private static String address(Row row) {
        return row.cell(Field.FORWARD_FROM).or(() -> row.cell(Field.ADDRESS)).orElse("");
    }

    /** The address that the row is about. */
    private static String what(Row row) {
        String address = address(row);
        String targets = row.cell(Field.FORWARD_TARGETS).map(to -> " -> " + to).orElse("");
        return address.isEmpty() && targets.isEmpty() ? "" : ": " + address + targets;
    }
}
