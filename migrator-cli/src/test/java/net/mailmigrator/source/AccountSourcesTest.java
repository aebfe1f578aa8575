package net.mailmigrator.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Secret;
import net.mailmigrator.model.StopException;
import net.mailmigrator.source.file.CsvAccountSource;
import net.mailmigrator.source.file.FileAccountSources;
import net.mailmigrator.source.jdbc.JdbcAccountSource;
import net.mailmigrator.template.TemplateCatalog.Kind;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountSourcesTest {
    private static final AccountSources SOURCES = new AccountSources(JdbcAccountSource::new, FileAccountSources::open);
    private static final SourceSettings.Jdbc DATABASE =
            new SourceSettings.Jdbc("jdbc:h2:./panel", "reader", Secret.of("x"));

    @TempDir
    Path folder;

    @Test
    void the_kind_of_the_template_picks_the_reader() throws IOException {
        Path table = Files.writeString(folder.resolve("accounts.csv"), "login\na\n");

        assertThat(SOURCES.open(new SourceSettings(template("generic-csv"), null, table)))
                .isInstanceOf(CsvAccountSource.class);
        assertThat(SOURCES.open(new SourceSettings(template("config-server"), DATABASE, null)))
                .isInstanceOf(JdbcAccountSource.class);
    }

    @Test
    void settings_that_do_not_fit_the_template_are_refused_with_the_key_that_is_missing() {
        StopException noDatabase = stop(new SourceSettings(template("config-server"), null, folder));
        StopException noFiles = stop(new SourceSettings(template("generic-csv"), DATABASE, null));

        assertThat(noDatabase.status()).isEqualTo(ExitStatus.REJECTED);
        assertThat(noDatabase.text())
                .isEqualTo("the source template config-server.yaml reads a database: give source.accounts.jdbc with its"
                        + " url");
        assertThat(noFiles.text())
                .isEqualTo("the source template generic-csv.yaml reads files: give source.accounts.files with a file or"
                        + " a folder");
    }

    private static StopException stop(SourceSettings settings) {
        return catchThrowableOfType(StopException.class, () -> SOURCES.open(settings));
    }

    private static Path template(String name) {
        return Templates.catalog().find(Kind.SOURCES, name, Templates.home());
    }
}
