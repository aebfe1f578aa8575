package net.mailmigrator.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Collectors;
import net.mailmigrator.model.Secret;
import net.mailmigrator.source.AccountSource.SourceReading;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.source.jdbc.JdbcAccountSource;
import org.h2.tools.RunScript;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The old panel with 418 accounts as an H2 file, and the numbers that were counted while it was generated (resources
 * {@code config-server/}, made by {@code generator/make_configserver.py} there).
 */
public final class ConfigServerDatabase {
    private static final String USER = "reader";
    private static final String PASSWORD = "panel-password-9";

    private final Path file;

    private ConfigServerDatabase(Path file) {
        this.file = file;
    }

    /** Makes the database in a folder. */
    public static ConfigServerDatabase in(Path folder) throws IOException, SQLException {
        return in(folder.resolve("config-server"), StandardCharsets.UTF_8);
    }

    /** Makes it so that all texts beyond ASCII are in UTF-8 that was read as windows-1252 and encoded once more. */
    public static ConfigServerDatabase encodedTwice(Path folder) throws IOException, SQLException {
        return in(folder.resolve("encoded-twice"), Charset.forName("windows-1252"));
    }

    /** Makes its tables without a row. */
    public static ConfigServerDatabase empty(Path folder) throws SQLException {
        ConfigServerDatabase database = new ConfigServerDatabase(folder.resolve("empty"));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                Reader script = script(StandardCharsets.UTF_8)) {
            statement.execute(new BufferedReader(script)
                    .lines()
                    .filter(line -> line.startsWith("CREATE TABLE"))
                    .collect(Collectors.joining("\n")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return database;
    }

    private static ConfigServerDatabase in(Path file, Charset charset) throws IOException, SQLException {
        ConfigServerDatabase database = new ConfigServerDatabase(file);
        try (Connection connection = database.connect();
                Reader script = script(charset)) {
            RunScript.execute(connection, script);
        }
        return database;
    }

    private static Reader script(Charset charset) {
        return new InputStreamReader(
                Objects.requireNonNull(
                        ConfigServerDatabase.class.getResourceAsStream("/config-server/configserver-h2.sql")),
                charset);
    }

    /** Its tables and rows in the words of H2, which are nearly those of others. */
    public static String script() throws IOException {
        try (BufferedReader lines = new BufferedReader(script(StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.joining("\n", "", "\n"));
        }
    }

    /** The numbers that were counted while the data were generated. */
    public static JsonNode expected() {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(
                        ConfigServerDatabase.class.getResourceAsStream("/config-server/expected.json")));
    }

    /** Changes the data. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What the settings would say. */
    public SourceSettings.Jdbc settings() {
        return new SourceSettings.Jdbc(url(), USER, Secret.of(PASSWORD));
    }

    /** The database's URL. */
    public String url() {
        return "jdbc:h2:" + file;
    }

    /** Reads it by the shipped template. */
    public SourceReading read() {
        return new JdbcAccountSource(Templates.source("config-server"), settings()).read();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url() + ";MODE=MySQL", USER, PASSWORD);
    }
}
