package net.mailmigrator.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Secret;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.source.AccountSource.SourceReading;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplateReader;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mapping-templates/README.md does what it says. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateWalkThroughTest {
    @TempDir
    Path folder;

    @Test
    void the_panel_of_the_walk_through_is_read_as_it_says() throws IOException, SQLException {
        List<String> blocks = Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(readme())
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(3);
        Path template =
                Files.writeString(folder.resolve("my-panel.yaml"), blocks.get(0) + blocks.get(2) + blocks.get(1));
        makePanel();

        SourceReading reading = new JdbcAccountSource(
                        SourceTemplateReader.read(template), new SourceSettings.Jdbc(url(), "reader", Secret.of("")))
                .read();

        assertThat(reading.accounts()).extracting(SourceAccount::login).containsExactly("domain.de3", "domain.de4");
        assertThat(reading.accounts().get(0)).satisfies(account -> {
            assertThat(account.place()).isEqualTo("mailuser 7");
            assertThat(account.quota()).isEqualTo(new QuotaLimit.Bytes(2048L << 20));
            assertThat(account.usageBytes()).isEqualTo(734_003_200);
            assertThat(account.addresses())
                    .extracting(own -> own.address().toString())
                    .containsExactly("info@domain.de", "alias@domain.de");
        });
        assertThat(reading.accounts().get(1)).satisfies(account -> {
            assertThat(account.quota()).isInstanceOf(QuotaLimit.Unlimited.class);
            assertThat(account.active()).isFalse();
        });
        assertThat(reading.badRows())
                .extracting(Problem::toString)
                .containsExactly("mailuser 9: spamMode: \"loeschen\" is not one of aus, ordner");
        assertThat(readme()).contains("mailuser 9: spamMode: \"loeschen\" is not one of aus, ordner");
    }

    @Test
    void the_reference_names_every_field() throws IOException {
        String readme = readme();

        assertThat(Field.values())
                .filteredOn(field -> !field.name().matches("(FORWARD|REPLY)_.*"))
                .allSatisfy(field -> assertThat(readme).contains("`" + field.label() + "`"));
    }

    private void makePanel() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "reader", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE mailuser(id int, username varchar(40), mail varchar(40), crypt varchar(200),"
                            + " quota_mb int, used_bytes bigint, on_off varchar(4), junk varchar(10))");
            statement.execute("CREATE TABLE alias(id int, user_id int, alias varchar(40))");
            statement.execute("INSERT INTO mailuser VALUES"
                    + " (7, 'domain.de3', 'info@domain.de', '$6$x', 2048, 734003200, 'ja', 'ordner'),"
                    + " (8, 'domain.de4', 'max@domain.de', '$1$x', 0, 0, 'nein', 'aus'),"
                    + " (9, 'domain.de5', 'eva@domain.de', '$1$x', 0, 0, 'ja', 'loeschen')");
            statement.execute("INSERT INTO alias VALUES (1, 7, 'alias@domain.de')");
        }
    }

    private String url() {
        return "jdbc:h2:" + folder.resolve("panel");
    }

    private static String readme() throws IOException {
        return Files.readString(Templates.home().resolve("mapping-templates/README.md"));
    }
}
