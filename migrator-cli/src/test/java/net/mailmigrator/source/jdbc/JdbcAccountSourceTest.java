package net.mailmigrator.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.Secret;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.StopException;
import net.mailmigrator.source.AccountSource.SourceReading;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.template.SourceTemplateReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JdbcAccountSourceTest {
    private static final String PASSWORD = "db-secret-77";

    @TempDir
    Path folder;

    private String url = "";

    @BeforeEach
    void panel() throws SQLException {
        url = "jdbc:h2:" + folder.resolve("panel");
        execute(
                "CREATE TABLE box(id int primary key, login varchar(64), quota varchar(20), note varchar(20))",
                "CREATE TABLE alias(id int primary key, box int, address varchar(64))",
                "INSERT INTO box VALUES (1,'a','1024','x'), (2,'b','viel',NULL), (3,'c',NULL,NULL)",
                "INSERT INTO alias VALUES (10,1,'a@x.example'), (11,3,'kein-at-zeichen'), (12,99,'geist@x.example')");
    }

    @Test
    void rows_are_read_by_the_labels_of_their_columns() {
        SourceReading reading = read("SELECT id, login, note FROM box ORDER BY id");

        assertThat(reading.accounts()).extracting(SourceAccount::login).containsExactly("a", "b", "c");
        assertThat(reading.accounts().get(0).place()).isEqualTo("box 1");
        assertThat(reading.accounts().get(0).extra()).containsEntry("note", "x");
    }

    @Test
    void a_cell_of_the_wrong_type_makes_a_bad_row_and_the_others_go_on() {
        SourceReading reading = read("SELECT id, login, quota FROM box ORDER BY id");

        assertThat(reading.accounts()).extracting(SourceAccount::login).containsExactly("a", "c");
        assertThat(reading.badRows())
                .extracting(Problem::toString)
                .containsExactly("box 2: quota: \"viel\" is not a size");
    }

    @Test
    void a_bad_row_of_another_query_leaves_its_account_out_and_orphans_are_listed() {
        SourceReading reading = read(
                "SELECT id, login FROM box ORDER BY id",
                "  addresses: { row: alias, sql: \"SELECT id, box AS account, address FROM alias ORDER BY id\" }");

        assertThat(reading.accounts()).extracting(SourceAccount::login).containsExactly("a", "b");
        assertThat(reading.badRows())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "alias 11: address: \"kein-at-zeichen\" is no e-mail address; so the account box 3 is left out",
                        "alias 12: it belongs to the account 99, which the query accounts does not return:"
                                + " geist@x.example");
    }

    @Test
    void a_missing_column_names_template_query_column_and_the_databases_words() {
        StopException stop = stop("SELECT id, login, usgae FROM box");

        assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED);
        assertThat(stop.text())
                .startsWith(folder.resolve("own.yaml") + ":5: queries.accounts: ")
                .contains("the query accounts does not fit jdbc:h2:")
                .contains("Column \"USGAE\" not found. Nothing was touched")
                .doesNotContain(PASSWORD);
    }

    @Test
    void a_missing_table_is_named() {
        assertThat(stop("SELECT id, login FROM postfach").text())
                .contains("query accounts")
                .contains("Table \"POSTFACH\" not found");
    }

    @Test
    void a_query_without_login_names_the_labels_it_has() {
        StopException stop = stop("SELECT id, login AS benutzer FROM box");

        assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED);
        assertThat(stop.text()).contains("the query accounts returns no column login; its columns are: id, benutzer");
    }

    @Test
    void a_join_that_yields_an_account_twice_is_refused() throws SQLException {
        execute("INSERT INTO alias VALUES (13,1,'a2@x.example')");

        assertThat(stop("SELECT b.id, login, address FROM box b LEFT JOIN alias a ON a.box = b.id")
                        .text())
                .contains("the row of the login a comes 2 times: box 1, box 1");
    }

    @Test
    void a_wrong_password_is_said_without_showing_it() {
        StopException stop = stopWith(new SourceSettings.Jdbc(url, "reader", Secret.of("wrong-secret")));

        assertThat(stop.status()).isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(stop.text())
                .contains("the database refuses the login of the user reader")
                .contains("source.accounts.jdbc.user")
                .doesNotContain("wrong-secret");
    }

    @Test
    void an_h2_file_that_is_not_there_is_not_made() {
        String missing = "jdbc:h2:" + folder.resolve("missing");

        StopException stop = stopWith(new SourceSettings.Jdbc(missing, "reader", Secret.of(PASSWORD)));

        assertThat(stop.status()).isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(stop.text()).contains("cannot be reached").contains(missing);
        assertThat(folder.resolve("missing.mv.db")).doesNotExist();
    }

    @Test
    void a_database_that_is_down_is_said_without_credentials() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        for (String kind : new String[] {"mariadb", "mysql", "postgresql"}) {
            String down = "jdbc:" + kind + "://127.0.0.1:" + port + "/panel?user=u1&password=" + PASSWORD;

            StopException stop = stopWith(new SourceSettings.Jdbc(down, null, Secret.of("")));

            assertThat(stop.status()).as(kind).isEqualTo(ExitStatus.UNREACHABLE);
            assertThat(stop.text())
                    .contains("jdbc:" + kind + "://127.0.0.1:" + port + "/panel")
                    .contains("the database cannot be reached")
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void a_kind_of_database_without_driver_names_those_that_are_known() {
        StopException stop = stopWith(new SourceSettings.Jdbc("jdbc:oracle:thin:u/p@host", null, Secret.of("")));

        assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED);
        assertThat(stop.text()).contains("no driver").contains("MariaDB");
    }

    @Test
    void a_panel_without_accounts_is_no_mistake() throws SQLException {
        execute("DELETE FROM box");

        assertThat(read("SELECT id, login FROM box").accounts()).isEmpty();
    }

    private StopException stop(String accounts) {
        return catchThrowableOfType(StopException.class, () -> read(accounts));
    }

    private StopException stopWith(SourceSettings.Jdbc settings) {
        return catchThrowableOfType(
                StopException.class,
                () -> source("SELECT id, login FROM box", "", settings).read());
    }

    private SourceReading read(String accounts, String... moreQueries) {
        return source(
                        accounts,
                        String.join("\n", moreQueries),
                        new SourceSettings.Jdbc(url, "reader", Secret.of(PASSWORD)))
                .read();
    }

    private JdbcAccountSource source(String accounts, String moreQueries, SourceSettings.Jdbc settings) {
        try {
            Path template = Files.writeString(folder.resolve("own.yaml"), """
                    kind: jdbc
                    description: a panel of its own
                    fields: { quota: { unit: KB } }
                    queries:
                      accounts: { row: box, sql: "%s" }
                    %s
                    """.formatted(accounts, moreQueries));
            return new JdbcAccountSource(SourceTemplateReader.read(template), settings);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "reader", PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
