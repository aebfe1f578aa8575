package net.mailmigrator.source.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import net.mailmigrator.source.Row;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/** Runs the template's queries and hands on their rows as text, one at a time. */
final class QueryRunner {
    /** Rows that a driver fetches at once; MariaDB and PostgreSQL would else hold the whole result in memory. */
    private static final int FETCH_SIZE = 500;

    private final SourceTemplate template;
    private final Connection connection;
    private final JdbcErrors errors;

    QueryRunner(SourceTemplate template, Connection connection, JdbcErrors errors) {
        this.template = template;
        this.connection = connection;
        this.errors = errors;
    }

    void run(String name, Consumer<Row> rows) {
        SourceTemplate.Query query = Objects.requireNonNull(template.queries().get(name));
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet result = statement.executeQuery(query.sql())) {
                List<Column> columns = columns(name, result.getMetaData());
                for (int number = 1; result.next(); number++) {
                    rows.accept(row(query, columns, result, number));
                }
            }
        } catch (SQLException refused) {
            throw errors.query(name, refused);
        }
    }

    private List<Column> columns(String query, ResultSetMetaData meta) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            String label = meta.getColumnLabel(i);
            columns.add(new Column(Field.of(label).orElse(null), label.toLowerCase(Locale.ROOT)));
        }
        Field key = SourceTemplate.keyOf(query);
        if (columns.stream().noneMatch(column -> column.field() == key)) {
            throw errors.missingLabel(
                    query, key, columns.stream().map(Column::label).toList());
        }
        return columns;
    }

    /** Everything is read as text: so zero dates and words in number columns reach the same checks as in files. */
    private static Row row(SourceTemplate.Query query, List<Column> columns, ResultSet result, int number)
            throws SQLException {
        Row.Builder row = new Row.Builder();
        for (int i = 0; i < columns.size(); i++) {
            @Nullable String value = result.getString(i + 1);
            @Nullable Field field = columns.get(i).field();
            if (field == null) {
                row.addExtra(columns.get(i).label(), value);
            } else {
                row.add(field, value);
            }
        }
        @Nullable String id = row.get(Field.ID);
        @Nullable String key = id != null ? id : row.get(Field.ACCOUNT);
        return row.build(query.row() + " " + (key != null ? key : "row " + number));
    }

    /** @param field null where no field takes the column */
    private record Column(@Nullable Field field, String label) {}
}
