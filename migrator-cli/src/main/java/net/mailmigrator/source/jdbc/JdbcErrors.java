package net.mailmigrator.source.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;

/** What people read when the old panel's database does not play along. No text holds credentials. */
final class JdbcErrors {
    private final SourceTemplate template;
    private final SourceSettings.Jdbc settings;

    JdbcErrors(SourceTemplate template, SourceSettings.Jdbc settings) {
        this.template = template;
        this.settings = settings;
    }

    StopException noDriver() {
        return new StopException(
                ExitStatus.REJECTED,
                "read accounts from " + database() + ": there is no driver for this kind of database. H2, MariaDB,"
                        + " MySQL and PostgreSQL are known; put another driver's jar into lib/");
    }

    /** SQL state 28…: the login was refused. Everything else here means that the database is not to be had. */
    StopException connect(SQLException refused) {
        boolean login = state(refused).startsWith("28");
        String what = login
                ? "the database refuses the login of the user " + (settings.user() == null ? "(none)" : settings.user())
                : "the database cannot be reached";
        String next = login
                ? "Check source.accounts.jdbc.user and .password"
                : "Check source.accounts.jdbc.url, and that the database runs and no other program holds its file";
        return new StopException(
                ExitStatus.UNREACHABLE,
                "read accounts from " + database() + ": " + what + ": " + words(refused) + ". Nothing was touched. "
                        + next,
                withoutSecrets(refused));
    }

    /** SQL state 08…: the connection broke. Everything else is a query that does not fit the database. */
    StopException query(String query, SQLException refused) {
        if (state(refused).startsWith("08")) {
            return lost(refused);
        }
        return new StopException(
                ExitStatus.REJECTED,
                place(query) + ": the query " + query + " does not fit " + database() + ": " + words(refused)
                        + ". Nothing was touched. Correct the query, or pick the template that belongs to this panel",
                withoutSecrets(refused));
    }

    StopException lost(SQLException broken) {
        return new StopException(
                ExitStatus.UNREACHABLE,
                "read accounts from " + database() + ": the connection broke: " + words(broken)
                        + ". Nothing was touched. Run the same command again",
                withoutSecrets(broken));
    }

    StopException missingLabel(String query, Field key, List<String> found) {
        return new StopException(
                ExitStatus.REJECTED,
                place(query) + ": the query " + query + " returns no column " + key.label()
                        + "; its columns are: " + String.join(", ", found)
                        + ". Give a column the label with AS " + key.label());
    }

    private String place(String query) {
        return Objects.requireNonNull(template.queries().get(query)).place();
    }

    private String database() {
        return JdbcUrls.withoutCredentials(settings.url());
    }

    private String words(SQLException exception) {
        String words = String.valueOf(exception.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(exception.getClass().getSimpleName());
        // H2 puts the statement on the lines after this one
        return redacted(words).replaceFirst("[.;]? SQL statement:$", "").replaceFirst("\\.$", "");
    }

    private String redacted(String words) {
        String known = words.replace(settings.url(), database());
        return settings.password().isEmpty()
                ? known
                : known.replace(
                        settings.password().reveal(), settings.password().toString());
    }

    /** The log gets the driver's words and stack, cleaned in the same way. */
    private SQLException withoutSecrets(SQLException exception) {
        SQLException clean = new SQLException(
                redacted(String.valueOf(exception.getMessage())), exception.getSQLState(), exception.getErrorCode());
        clean.setStackTrace(exception.getStackTrace());
        return clean;
    }

    private static String state(SQLException exception) {
        return exception.getSQLState() == null ? "" : exception.getSQLState();
    }
}
