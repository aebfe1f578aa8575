package net.mailmigrator.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.mailmigrator.source.AccountAssembler;
import net.mailmigrator.source.AccountRows;
import net.mailmigrator.source.AccountSource;
import net.mailmigrator.source.ReadingBuilder;
import net.mailmigrator.source.Row;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/** Accounts from a database: one read-only connection and transaction, rows streamed query by query. */
public final class JdbcAccountSource implements AccountSource {
    private final SourceTemplate template;
    private final SourceSettings.Jdbc settings;

    /** @param settings the database; opened by {@link #read} only */
    public JdbcAccountSource(SourceTemplate template, SourceSettings.Jdbc settings) {
        this.template = template;
        this.settings = settings;
    }

    @Override
    public SourceReading read() {
        JdbcErrors errors = new JdbcErrors(template, settings);
        ReadingBuilder reading = new ReadingBuilder(new AccountAssembler(template));
        try (Connection connection = new ReadOnlyConnections(settings, errors).open()) {
            QueryRunner queries = new QueryRunner(template, connection, errors);
            Map<String, AccountRows> accounts = accounts(queries);
            Map<String, List<Row>> entries = new LinkedHashMap<>();
            for (String query : template.queries().keySet()) {
                switch (query) {
                    case "accounts" -> {} // read already
                    case "domains" -> queries.run(query, reading::addDomain);
                    case "admins" -> queries.run(query, reading::addAdmin);
                    default -> queries.run(query, row -> attach(query, row, accounts, entries, reading));
                }
            }
            accounts.values().forEach(reading::add);
            entries.values().forEach(reading::addEntry);
        } catch (SQLException closing) {
            throw errors.lost(closing);
        }
        return reading.build();
    }

    private static Map<String, AccountRows> accounts(QueryRunner queries) {
        Map<String, AccountRows> accounts = new LinkedHashMap<>();
        queries.run("accounts", row -> {
            String id = row.cell(Field.ID).orElse(row.place());
            // A join that yields an account twice is a mistake in the template; the duplicate login shows it.
            accounts.put(accounts.containsKey(id) ? id + "/" + accounts.size() : id, new AccountRows(row));
        });
        return accounts;
    }

    private static void attach(
            String query,
            Row row,
            Map<String, AccountRows> accounts,
            Map<String, List<Row>> entries,
            ReadingBuilder reading) {
        String id = row.cell(Field.ACCOUNT).orElse("");
        @Nullable AccountRows account = accounts.get(id);
        if (account != null) {
            account.add(query, row);
        } else if (!id.isEmpty()) {
            reading.addBadRow(
                    row.place(),
                    "it belongs to the account " + id + ", which the query accounts does not return" + what(row));
        } else if (isEntry(query, row)) {
            entries.computeIfAbsent(address(row).strip().toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                    .add(row);
        } else {
            reading.addBadRow(row.place(), "it belongs to no account and is not carried" + what(row));
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
