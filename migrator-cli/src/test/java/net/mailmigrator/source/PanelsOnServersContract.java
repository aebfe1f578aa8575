package net.mailmigrator.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import net.mailmigrator.model.Secret;
import net.mailmigrator.source.jdbc.JdbcAccountSource;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.DatabaseProgram;
import net.mailmigrator.testing.DatabaseServer;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Panels on a real database server. What reads them is a user who may do nothing but SELECT. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PanelsOnServersContract extends PanelTemplateContract {
    private static final String PASSWORD = "reader-secret";

    private final DatabaseProgram program;
    private DatabaseServer server;

    PanelsOnServersContract(DatabaseProgram program) {
        this.program = program;
    }

    @BeforeAll
    void start() {
        server = DatabaseServer.start(program);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void the_user_who_reads_a_panel_cannot_write_it() throws SQLException {
        SourceSettings.Jdbc reader = create("nothing");
        server.execute("nothing", "CREATE TABLE mailbox(username varchar(9))");
        grant("nothing");

        try (Connection connection = DriverManager.getConnection(
                        reader.url(), reader.user(), reader.password().reveal());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("INSERT INTO mailbox VALUES('x')"))
                    .isInstanceOf(SQLException.class);
        }
    }

    /** 418 accounts with the traps of an old panel; where H2 has no date, MySQL has its zero date. */
    @Test
    void the_whole_old_panel_reads_as_it_does_on_h2(@TempDir Path folder) throws SQLException, IOException {
        SourceSettings.Jdbc reader = create("configserver");
        try (Connection connection = connect("configserver");
                Statement statement = connection.createStatement()) {
            execute(statement, schema(ConfigServerDatabase.script()));
        }
        grant("configserver");

        String read = AccountText.of(new JdbcAccountSource(Templates.source("config-server"), reader).read());

        assertThat(read)
                .isEqualTo(AccountText.of(ConfigServerDatabase.in(folder).read()));
    }

    @Override
    protected SourceSettings.Jdbc create(String panel) throws SQLException {
        server.execute("", "CREATE DATABASE " + panel);
        createReader(panel, PASSWORD);
        return new SourceSettings.Jdbc(server.url(panel), "reader_" + panel, Secret.of(PASSWORD));
    }

    @Override
    protected Connection connect(String panel) throws SQLException {
        return server.connect(panel);
    }

    final void run(String database, String... statements) throws SQLException {
        server.execute(database, statements);
    }

    /** Makes a user who may log in, and may read what tables will be made. */
    abstract void createReader(String panel, String password) throws SQLException;

    /** Lets the user read all tables of a panel. */
    abstract void grant(String panel) throws SQLException;
}
