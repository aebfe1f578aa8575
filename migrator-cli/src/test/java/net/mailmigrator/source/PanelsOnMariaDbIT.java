package net.mailmigrator.source;

import java.sql.SQLException;
import java.util.stream.Stream;
import net.mailmigrator.testing.DatabaseProgram;

/** The panels of MariaDB and MySQL on a real MariaDB. */
class PanelsOnMariaDbIT extends PanelsOnServersContract {
    PanelsOnMariaDbIT() {
        super(DatabaseProgram.MARIADB);
    }

    @Override
    protected Stream<String> panels() {
        return Panels.ALL.stream().filter(panel -> !panel.equals("mailu"));
    }

    @Override
    protected String schema(String written) {
        return written.replace("\\", "\\\\")
                .replace(" clob", " longtext")
                .replace(
                        "(60,'J',NULL,NULL,'','Kein Betreff, Nulldatum',7)",
                        "(60,'J','0000-00-00','0000-00-00','','Kein Betreff, Nulldatum',7)")
                .replace(" timestamp", " datetime")
                .replace("'9999-12-31 00:00:00'", "'9999-12-31 01:01:01'");
    }

    @Override
    void createReader(String panel, String password) throws SQLException {
        run("", "CREATE USER 'reader_" + panel + "'@'127.0.0.1' IDENTIFIED BY '" + password + "'");
        grant(panel);
    }

    @Override
    void grant(String panel) throws SQLException {
        run("", "GRANT SELECT ON " + panel + ".* TO 'reader_" + panel + "'@'127.0.0.1'");
    }
}
