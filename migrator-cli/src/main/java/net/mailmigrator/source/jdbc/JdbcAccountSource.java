package net.mailmigrator.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
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
            for (String query : template.queries().keySet()) {
                if (!query.equals("accounts")) {
                    queries.run(query, row -> attach(query, row, accounts, reading));
                }
            }
            accounts.values().forEach(reading::add);
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

    private static void attach(String query, Row row, Map<String, AccountRows> accounts, ReadingBuilder reading) {
        String id = row.cell(Field.ACCOUNT).orElse("");
        @Nullable AccountRows account = accounts.get(id);
        if (account != null) {
            account.add(query, row);
        } else if (id.isEmpty()) {
            reading.addBadRow(row.place(), "it belongs to no account and is not carried" + what(row));
        } else {
            reading.addBadRow(
                    row.place(),
                    "it belongs to the account " + id + ", which the query accounts does not return" + what(row));
        }
    }

    /** The address that the row is about. */
    private static String what(Row row) {
        String address =
                row.cell(Field.FORWARD_FROM).or(() -> row.cell(Field.ADDRESS)).orElse("");
        String targets = row.cell(Field.FORWARD_TARGETS).map(to -> " -> " + to).orElse("");
        return address.isEmpty() && targets.isEmpty() ? "" : ": " + address + targets;
    }
}
