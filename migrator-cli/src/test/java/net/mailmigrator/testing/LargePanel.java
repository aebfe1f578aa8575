package net.mailmigrator.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The old panel with any number of accounts: its filler (263 mailboxes of firma01.example and so on) again and again. */
public final class LargePanel {
    /** Mailboxes of one filler. */
    private static final int FILLER = 263;

    private static final String DOMAINS = "domain_id IN (SELECT domain_id FROM maildomain WHERE name LIKE 'firma%')";
    private static final String MAILBOXES = "postfach_id IN (SELECT postfach_id FROM postfach WHERE " + DOMAINS + ")";

    /** Which rows of a table are the filler; what belongs to a table comes after it. */
    private static final List<Map.Entry<String, String>> TABLES = List.of(
            Map.entry("virusfilter", MAILBOXES),
            Map.entry("mailguard", MAILBOXES),
            Map.entry("spamfilter", MAILBOXES),
            Map.entry("autoresponder", MAILBOXES),
            Map.entry("weiterleitung", "adresse_id IN (SELECT adresse_id FROM adresse WHERE " + DOMAINS + ")"),
            Map.entry("adresse", DOMAINS),
            Map.entry("postfach", DOMAINS),
            Map.entry("kunde", "kunde_id IN (SELECT kunde_id FROM maildomain WHERE name LIKE 'firma%')"),
            Map.entry("maildomain", "name LIKE 'firma%'"));

    private static final Set<String> KEYS =
            Set.of("KUNDE_ID", "DOMAIN_ID", "POSTFACH_ID", "ADRESSE_ID", "WEITERLEITUNG_ID", "ID");
    private static final Set<String> NAMES = Set.of("MAILDOMAIN.NAME", "POSTFACH.LOGIN", "KUNDE.KUNDENNR");

    private LargePanel() {}

    /** Makes the database in a folder, with at least so many accounts. */
    public static ConfigServerDatabase in(Path folder, int accounts) throws IOException, SQLException {
        ConfigServerDatabase database = ConfigServerDatabase.in(folder);
        int copies = Math.max(0, (accounts - 418 + FILLER - 1) / FILLER);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE INDEX adresse_postfach ON adresse(postfach_id)");
            for (Map.Entry<String, String> table : TABLES) {
                statement.execute(copy(statement, table.getKey(), table.getValue(), copies));
            }
        }
        return database;
    }

    private static String copy(Statement statement, String table, String rows, int copies) throws SQLException {
        List<String> columns = columns(statement, table);
        String values = columns.stream().map(column -> value(table, column)).collect(Collectors.joining(", "));
        return "INSERT INTO " + table + "(" + String.join(", ", columns) + ") SELECT " + values
                + " FROM (SELECT * FROM " + table + " WHERE " + rows + ") t CROSS JOIN SYSTEM_RANGE(1, " + copies
                + ") r";
    }

    private static String value(String table, String column) {
        if (KEYS.contains(column)) {
            return "t." + column + " + 1000000 * r.x";
        }
        return NAMES.contains(table.toUpperCase(java.util.Locale.ROOT) + "." + column)
                ? "CONCAT('k', r.x, '-', t." + column + ")"
                : "t." + column;
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("SELECT column_name FROM information_schema.columns WHERE"
                + " UPPER(table_name) = UPPER('" + table + "') ORDER BY ordinal_position")) {
            while (found.next()) {
                names.add(found.getString(1).toUpperCase(java.util.Locale.ROOT));
            }
        }
        return names;
    }
}
