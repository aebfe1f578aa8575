package net.mailmigrator.source.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import net.mailmigrator.source.SourceSettings;

/** Opens the old panel's database so that nothing can be written, and all queries see one state. */
final class ReadOnlyConnections {
    private static final String MYSQL = "jdbc:mysql:";

    private final SourceSettings.Jdbc settings;
    private final JdbcErrors errors;

    ReadOnlyConnections(SourceSettings.Jdbc settings, JdbcErrors errors) {
        this.settings = settings;
        this.errors = errors;
    }

    /** @throws net.mailmigrator.model.StopException where the database cannot be reached or refuses the login */
    Connection open() {
        String url = withSafeguards(settings.url());
        try {
            DriverManager.getDriver(url);
        } catch (SQLException none) {
            throw errors.noDriver();
        }
        try {
            return readOnly(DriverManager.getConnection(url, properties(url)));
        } catch (SQLException refused) {
            throw errors.connect(refused);
        }
    }

    private static Connection readOnly(Connection connection) throws SQLException {
        try {
            connection.setReadOnly(true);
            // PostgreSQL streams only inside a transaction; repeatable read lets every query see the same state.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
    }

    private Properties properties(String url) {
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
            properties.setProperty("password", settings.password().reveal());
        }
        if (url.startsWith("jdbc:mariadb:")) {
            properties.setProperty("connectTimeout", "10000");
        } else if (url.startsWith("jdbc:postgresql:")) {
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("loginTimeout", "15");
        }
        return properties;
    }

    /** H2 would make a database that is not there; the MariaDB driver talks to MySQL too, under its own name. */
    static String withSafeguards(String url) {
        if (isH2File(url)) {
            String upper = url.toUpperCase(Locale.ROOT);
            return url
                    + (upper.contains(";IFEXISTS=") ? "" : ";IFEXISTS=TRUE")
                    + (upper.contains(";ACCESS_MODE_DATA=") ? "" : ";ACCESS_MODE_DATA=r");
        }
        return url.startsWith(MYSQL) && !hasMySqlDriver(url) ? "jdbc:mariadb:" + url.substring(MYSQL.length()) : url;
    }

    private static boolean isH2File(String url) {
        return url.startsWith("jdbc:h2:") && !url.matches("jdbc:h2:(mem|tcp|ssl|zip):.*");
    }

    private static boolean hasMySqlDriver(String url) {
        try {
            DriverManager.getDriver(url);
            return true;
        } catch (SQLException none) {
            return false;
        }
    }
}
