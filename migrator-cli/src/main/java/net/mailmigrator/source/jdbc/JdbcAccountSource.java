package net.mailmigrator.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import net.mailmigrator.source.AccountAssembler;
import net.mailmigrator.source.AccountSource;
import net.mailmigrator.source.AccountTable;
import net.mailmigrator.source.ReadingBuilder;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.template.SourceTemplate;

/** Accounts from a database: one read-only connection and transaction, rows streamed query by query. */
public final class JdbcAccountSource implements AccountSource {
    private static final String ACCOUNTS = "accounts";

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
            AccountTable accounts = new AccountTable(template, reading);
            queries.run(ACCOUNTS, row -> accounts.add(ACCOUNTS, row));
            for (String query : template.queries().keySet()) {
                if (!query.equals(ACCOUNTS)) {
                    queries.run(query, row -> accounts.add(query, row));
                }
            }
            accounts.finish();
        } catch (SQLException closing) {
            throw errors.lost(closing);
        }
        return reading.build();
    }
}
