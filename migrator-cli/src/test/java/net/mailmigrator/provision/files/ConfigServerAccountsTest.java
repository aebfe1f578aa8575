package net.mailmigrator.provision.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.config.RulesReader;
import net.mailmigrator.mapping.AccountMapper;
import net.mailmigrator.mapping.MappingSettings;
import net.mailmigrator.mapping.ScopeFilter;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Secret;
import net.mailmigrator.provision.Provisioner.Outcome;
import net.mailmigrator.provision.Targets;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.source.jdbc.JdbcAccountSource;
import net.mailmigrator.template.TemplateCatalog;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from the old panel's database to the file, with all the odd accounts of the sample data. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigServerAccountsTest {
    private static final Path DATA = Templates.home().resolve("../shared/domain/testdata/configserver-h2.sql");

    @TempDir
    Path folder;

    private DovecotFilesProvisioner provisioner;

    @BeforeEach
    void begin() {
        Assumptions.assumeTrue(Files.exists(DATA), "the sample data is not at hand: " + DATA);
        provisioner = new DovecotFilesProvisioner(Targets.dovecotFiles(), folder);
    }

    @Test
    void every_account_is_written_and_running_again_changes_nothing() throws Exception {
        List<MappedAccount> accounts = accounts();

        Outcome outcome = provisioner.provision(accounts);

        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.changed()).isEqualTo(accounts.size()).isGreaterThan(400);
        assertThat(provisioner.provision(accounts).unchanged()).isEqualTo(accounts.size());
    }

    @Test
    void nobody_can_log_in_to_accounts_that_are_off_locked_or_without_a_hash_that_dovecot_knows() throws Exception {
        provisioner.provision(accounts());

        // a hash of MySQL, a locked one, an empty one, garbage; and three accounts that are switched off
        try (Stream<String> lines = Files.lines(folder.resolve("passwd"))) {
            assertThat(lines.filter(line -> line.contains("{CRYPT}!"))
                            .map(line -> line.substring(0, line.indexOf(':'))))
                    .containsExactly(
                            "hash-co.example10",
                            "hash-co.example11",
                            "hash-co.example12",
                            "hash-co.example13",
                            "stillgelegt.example1",
                            "stillgelegt.example2",
                            "stillgelegt.example3");
        }
    }

    @Test
    void no_finding_repeats_a_hash_and_none_is_there_twice() throws Exception {
        for (MappedAccount account : accounts()) {
            List<Finding> findings = provisioner.examine(account);

            assertThat(findings).doesNotHaveDuplicates();
            if (account.password() != null && !account.password().hash().isEmpty()) {
                assertThat(findings.toString())
                        .doesNotContain(account.password().hash().reveal());
            }
        }
    }

    private List<MappedAccount> accounts() throws SQLException {
        String url = "jdbc:h2:" + folder.resolve("panel") + ";MODE=MySQL";
        try (Connection connection = DriverManager.getConnection(url, "reader", "x")) {
            try (Statement script = connection.createStatement()) {
                script.execute("RUNSCRIPT FROM '" + DATA + "'");
            }
        }
        SourceSettings.Jdbc jdbc = new SourceSettings.Jdbc(url, "reader", Secret.of("x"));
        Path rules = Templates.catalog().find(TemplateCatalog.Kind.RULES, "standard", folder);
        return new AccountMapper(
                        new MappingSettings(new MappingSettings.QuotaPolicy.Keep(), true),
                        RulesReader.read(rules),
                        ScopeFilter.EVERYTHING,
                        Decisions.NONE)
                        .map(new JdbcAccountSource(Templates.source("config-server"), jdbc)
                                .read()
                                .accounts())
                        .results()
                        .stream()
                        .map(result -> result.account())
                        .toList();
    }
}
