package net.mailmigrator.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Stream;
import net.mailmigrator.source.jdbc.JdbcAccountSource;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every template of a panel's database keeps: the rows in {@code resources/panels/NAME} become the accounts that
 * stand beside them. The rows show what is special about the panel; the same files serve every kind of database.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class PanelTemplateContract {
    /** The panels that this kind of database can hold. */
    protected abstract Stream<String> panels();

    /** Makes an empty database for a panel. */
    protected abstract SourceSettings.Jdbc create(String panel) throws SQLException;

    /** A connection that may write. */
    protected abstract Connection connect(String panel) throws SQLException;

    /** The panel's tables in the words of this kind of database. */
    protected String schema(String written) {
        return written;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("panels")
    void the_rows_of_a_panel_become_the_accounts_that_stand_beside_them(String panel) throws Exception {
        SourceSettings.Jdbc database = create(panel);
        try (Connection connection = connect(panel);
                Statement statement = connection.createStatement()) {
            execute(statement, schema(resource(panel + "/schema.sql")));
            execute(statement, resource(panel + "/rows.sql"));
        }

        String read = AccountText.of(new JdbcAccountSource(Templates.source(panel), database).read());

        assertThat(read).isEqualTo(resource(panel + "/expected.txt"));
    }

    /** Runs the statements of a script. */
    protected static void execute(Statement statement, String script) throws SQLException {
        for (String sql : script.replaceAll("(?m)^--.*\n", "").split(";\\s*\n", -1)) {
            if (!sql.isBlank()) {
                statement.execute(sql);
            }
        }
    }

    /** A file of {@code resources/panels}. */
    protected static String resource(String name) throws IOException {
        try (InputStream in = PanelTemplateContract.class.getResourceAsStream("/panels/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
