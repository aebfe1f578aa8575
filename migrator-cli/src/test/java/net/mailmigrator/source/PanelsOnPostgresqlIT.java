package net.mailmigrator.source;

import java.sql.SQLException;
import java.util.stream.Stream;
import net.mailmigrator.testing.DatabaseProgram;

/** The panels that also run on PostgreSQL, on a real one. */
class PanelsOnPostgresqlIT extends PanelsOnServersContract {
    PanelsOnPostgresqlIT() {
        super(DatabaseProgram.POSTGRESQL);
    }

    @Override
    protected Stream<String> panels() {
        return Stream.of("iredmail", "mailu", "modoboa", "postfixadmin");
    }

    /** PostfixAdmin's flags are boolean there; iRedMail's stay numbers. */
    @Override
    protected String schema(String written) {
        String words = written.replace(" clob", " text").replace("bigint auto_increment", "bigserial");
        return words.contains("vacation(")
                ? words.replaceAll("tinyint default ([01])", "boolean default '$1'")
                : words.replace("tinyint", "int2");
    }

    @Override
    void createReader(String panel, String password) throws SQLException {
        run("", "CREATE USER reader_" + panel + " PASSWORD '" + password + "'");
        run(
                panel,
                // the rows say 1 and 0, whatever the kind of database
                "UPDATE pg_cast SET castcontext = 'a' WHERE castsource = 'int'::regtype AND casttarget = 'bool'::regtype",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader_" + panel);
    }

    @Override
    void grant(String panel) throws SQLException {
        run(panel, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_" + panel);
    }
}
