package net.mailmigrator.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.mailmigrator.model.Secret;
import net.mailmigrator.template.TemplateCatalog;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each panel in H2, in the mode of the database that it mostly runs on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanelsOnH2Test extends PanelTemplateContract {
    private static final Map<String, String> MODES = Map.of("mailu", "PostgreSQL;DATABASE_TO_LOWER=TRUE");

    @TempDir
    static Path folder;

    @Test
    void every_template_of_a_database_has_rows_that_show_what_it_does() {
        List<String> templates = Templates.catalog().names(TemplateCatalog.Kind.SOURCES).stream()
                .filter(name -> Templates.source(name).isJdbc())
                .filter(name -> !name.equals("config-server")) // ConfigServerTemplateTest
                .toList();

        assertThat(panels().sorted()).isEqualTo(templates);
    }

    @Override
    protected Stream<String> panels() {
        return Panels.ALL.stream();
    }

    @Override
    protected SourceSettings.Jdbc create(String panel) throws SQLException {
        connect(panel).close();
        return new SourceSettings.Jdbc(url(panel), "reader", Secret.of(""));
    }

    @Override
    protected Connection connect(String panel) throws SQLException {
        return DriverManager.getConnection(url(panel), "reader", "");
    }

    private static String url(String panel) {
        return "jdbc:h2:" + folder.resolve(panel) + ";MODE=" + MODES.getOrDefault(panel, "MySQL");
    }
}
