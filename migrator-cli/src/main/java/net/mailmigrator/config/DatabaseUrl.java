package net.mailmigrator.config;

import java.nio.file.Path;
import net.mailmigrator.journal.JournalSettings;

/** JDBC URLs of the settings, whose relative file paths start at the settings file. */
final class DatabaseUrl {
    private static final String H2 = "jdbc:h2:";
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String SQLITE = "jdbc:sqlite:";

    private DatabaseUrl() {}

    /** A URL of the old panel's database. */
    static String source(String written, SettingsContext context) throws BadValue {
        if (!written.startsWith("jdbc:")) {
            throw new BadValue("must begin with \"jdbc:\", as in jdbc:mariadb://localhost/panel");
        }
        for (String prefix : new String[] {H2_FILE, H2, SQLITE}) {
            if (written.startsWith(prefix) && written.startsWith(".", prefix.length())) {
                int options = written.indexOf(';');
                String path = written.substring(prefix.length(), options < 0 ? written.length() : options);
                return prefix + context.path(path) + (options < 0 ? "" : written.substring(options));
            }
        }
        return written;
    }

    /** The URL of the journal. */
    static JournalSettings journal(String written, SettingsContext context) throws BadValue {
        if (written.startsWith("jdbc:postgresql:")) {
            throw new BadValue("a journal on PostgreSQL is not supported yet by this version");
        }
        String path = written.startsWith(H2_FILE)
                ? written.substring(H2_FILE.length())
                : written.startsWith(H2) ? written.substring(H2.length()) : "";
        if (path.isEmpty() || path.matches("(mem|tcp|ssl|nio|zip|split):.*")) {
            throw new BadValue("must be jdbc:h2:file:PATH, since the journal is to outlive the program");
        }
        if (path.contains(";")) {
            throw new BadValue("takes no options after the path; the program sets its own");
        }
        Path file = context.path(path);
        return new JournalSettings(H2_FILE + file, file);
    }
}
