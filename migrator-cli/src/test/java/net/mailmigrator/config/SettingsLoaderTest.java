package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.mailmigrator.batch.RunSettings;
import net.mailmigrator.batch.RunSettings.Limits;
import net.mailmigrator.copy.CopySettings;
import net.mailmigrator.copy.Repair;
import net.mailmigrator.imap.Endpoint.Tls;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.WorkaroundChoice;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Secret;
import net.mailmigrator.model.StopException;
import net.mailmigrator.plan.FolderRules;
import net.mailmigrator.plan.FolderRules.Exclusion;
import net.mailmigrator.verify.VerifySettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsLoaderTest {
    @TempDir
    Path folder;

    private SettingsFile file;

    @BeforeEach
    void begin() {
        file = new SettingsFile(folder);
    }

    @Test
    void the_smallest_useful_file_has_the_documented_defaults() {
        Settings settings = file.load(SettingsFile.SMALL);

        assertThat(settings.batch()).isEqualTo("small");
        assertThat(settings.accounts().files()).isEqualTo(folder.resolve("accounts.csv"));
        assertThat(settings.source().endpoint().toString()).isEqualTo("127.0.0.1:21143");
        assertThat(settings.source().endpoint().tls()).isEqualTo(Tls.NONE);
        assertThat(settings.provision()).isEmpty();
        assertThat(settings.mapping().mapsAccounts()).isFalse();
        assertThat(settings.mapping().quota()).isEqualTo(new QuotaPolicy.Keep());
        assertThat(settings.folders()).isEqualTo(FolderRules.NONE);
        assertThat(settings.copy())
                .isEqualTo(
                        new CopySettings(null, Duration.ofSeconds(5), CopySettings.OnUndecided.LIST, true, List.of()));
        assertThat(settings.verify()).isEqualTo(new VerifySettings(VerifySettings.Depth.METADATA, 1));
        assertThat(settings.run())
                .isEqualTo(new RunSettings(
                        8, new Limits(40, 2, 0), new Limits(40, 4, 0), Integer.MAX_VALUE, Duration.ofMinutes(10)));
        assertThat(settings.decisions()).isEqualTo(folder.resolve("decisions.yaml"));
        assertThat(settings.journal().file()).isEqualTo(folder.resolve("journal/small"));
    }

    @Test
    void every_value_of_a_full_file_is_taken() {
        file.write("ca.pem", "PEM");
        file.write("dbpass", "db secret\r\n");
        Settings settings = file.load("""
                batch: psmanaged-2018
                source:
                  accounts:
                    template: config-server
                    jdbc: { url: "jdbc:h2:./config-server;IFEXISTS=TRUE", user: reader, password: "${file:dbpass}" }
                  imap:
                    host: 192.0.2.10
                    certificateName: mail.psmanaged.com
                    trust: ca.pem
                    login: { user: "${login}*master", password: "${env:SRC}" }
                    limits: { connections: 20, perAccount: 3, loginsPerSecond: 5, messagesPerSecond: 500, bytesPerSecond: 50MiB }
                    capabilities: { without: [multiappend] }
                    timeout: 2m
                target:
                  imap:
                    host: new.example.org
                    tls: starttls
                    trust: "sha256:AB:CD:%s"
                    login: { user: admin, password: "${env:DST}", authorizationId: "${login}", mechanism: plain }
                  provision:
                    - { template: dovecot-files, output: ./provision }
                scope: { include: [My.Config-Server.de.], exclude: [mail.lausitz-hosting.de] }
                mapping: { rules: standard, quota: { policy: usage-headroom, step: 1GiB, headroom: 120%% } }
                copy:
                  exclude: [ { specialUse: all }, { name: "Kalender*" }, { largerThan: 100MiB } ]
                  rename: { Alt: Archiv }
                  first: [INBOX]
                  specialUse: join
                  existing: adopt
                  inactive: skip
                  repair: [nul, line-ends]
                  dualDelivery: skip
                  onUndecided: resend
                  settle: 500ms
                verify: { afterPass: counts, contentSample: 0%% }
                run: { parallelAccounts: 3, hostDown: 2m }
                decisions: answers.yaml
                journal: { url: "jdbc:h2:file:./state/j" }
                """.formatted("0".repeat(60)));

        assertThat(Objects.requireNonNull(settings.accounts().jdbc()).url())
                .isEqualTo("jdbc:h2:" + folder + "/config-server;IFEXISTS=TRUE");
        assertThat(Objects.requireNonNull(settings.accounts().jdbc()).password())
                .isEqualTo(Secret.of("db secret"));
        assertThat(settings.source().endpoint().port()).isEqualTo(993);
        assertThat(settings.source().endpoint().certificateName()).isEqualTo("mail.psmanaged.com");
        assertThat(settings.source().endpoint().trustFile()).isEqualTo(folder.resolve("ca.pem"));
        assertThat(settings.source().endpoint().without()).containsExactly("MULTIAPPEND");
        assertThat(settings.source().endpoint().timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.target().endpoint().port()).isEqualTo(143);
        assertThat(settings.target().endpoint().trustFingerprint()).isEqualTo("abcd" + "0".repeat(60));
        assertThat(settings.provision()).singleElement().satisfies(target -> {
            assertThat(target.name()).isEqualTo("dovecot-files");
            assertThat(target.template())
                    .isEqualTo(folder.resolve("home/mapping-templates/targets/dovecot-files/target.yaml"));
            assertThat(target.output()).isEqualTo(folder.resolve("provision"));
        });
        assertThat(settings.scope().include()).containsExactly("my.config-server.de");
        assertThat(settings.mapping().mapsAccounts()).isTrue();
        assertThat(settings.mapping().quota()).isEqualTo(new QuotaPolicy.UsageHeadroom(1L << 30, 512L << 20, 120, 60));
        List<Exclusion> exclude = List.of(
                new Exclusion("All", null, null),
                new Exclusion(null, "Kalender*", null),
                new Exclusion(null, null, 100L << 20));
        assertThat(settings.folders())
                .isEqualTo(new FolderRules(
                        exclude, Map.of("Alt", "Archiv"), List.of("INBOX"), FolderRules.SpecialUse.JOIN));
        assertThat(settings.copy())
                .isEqualTo(new CopySettings(
                                CopySettings.Existing.ADOPT,
                                Duration.ofMillis(500),
                                CopySettings.OnUndecided.RESEND,
                                false,
                                exclude,
                                Set.of(Repair.NUL, Repair.LINE_ENDS))
                        .withDualDelivery(CopySettings.DualDelivery.SKIP));
        assertThat(settings.verify()).isEqualTo(new VerifySettings(VerifySettings.Depth.COUNTS, 0));
        assertThat(settings.run())
                .isEqualTo(new RunSettings(
                        3,
                        new Limits(20, 3, 5, 500, 50L << 20),
                        new Limits(40, 4, 0),
                        Integer.MAX_VALUE,
                        Duration.ofMinutes(2)));
        assertThat(settings.decisions()).isEqualTo(folder.resolve("answers.yaml"));
        assertThat(settings.journal().url()).isEqualTo("jdbc:h2:file:" + folder + "/state/j");
        assertThat(settings.identity().userForm()).isEqualTo("${login}*master -> ${login} by admin");
    }

    @Test
    void a_missing_file_names_init() {
        assertThatThrownBy(() -> file.load(folder.resolve("nothing.yaml")))
                .isInstanceOfSatisfying(
                        StopException.class, stop -> assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED))
                .hasMessageContaining("nothing.yaml does not exist")
                .hasMessageContaining("migrator init");
    }

    @Test
    void all_problems_are_reported_at_once_with_line_and_key() {
        assertThat(file.problems("""
                                batch: two words
                                source:
                                  accounts: { template: generic-cvs, files: none.csv }
                                  imap:
                                    host: "imaps://old"
                                    prot: 993
                                    port: 70000
                                    login: { user: "${user}", password: "${env:NOT_SET}" }
                                target:
                                  imap:
                                    tls: ssl
                                    login: {}
                                copy:
                                  settle: 5
                                  exclude: [ { name: a, largerThan: 1MiB } ]
                                """))
                .containsExactly(
                        "migration.yaml:1: batch: is \"two words\", must be made of letters, digits, dots, underscores"
                                + " and hyphens: it names files",
                        "migration.yaml:3: source.accounts.template: there is no template generic-cvs in "
                                + folder.resolve("home/mapping-templates/sources")
                                + "; at hand: config-server, generic-csv. A value with a slash is taken as a path; did"
                                + " you mean \"generic-csv\"?",
                        "migration.yaml:3: source.accounts.files: there is no file or folder "
                                + folder.resolve("none.csv"),
                        "migration.yaml:5: source.imap.host: is \"imaps://old\", must be a host name or an address,"
                                + " without scheme and port",
                        "migration.yaml:6: source.imap.prot: unknown key; did you mean \"port\"? Known here: host,"
                                + " port, tls, certificateName, trust, login, limits, capabilities, workarounds,"
                                + " timeout",
                        "migration.yaml:7: source.imap.port: is \"70000\", must be a whole number from 1 to 65535",
                        "migration.yaml:8: source.imap.login.user: ${user} is no placeholder; there are ${env:NAME},"
                                + " ${file:PATH}, ${login}, ${address}, ${localPart}, ${domain}, ${sourceHost},"
                                + " ${targetHost}",
                        "migration.yaml:8: source.imap.login.password: the environment variable NOT_SET is not set;"
                                + " export it before the command",
                        "migration.yaml:11: target.imap.tls: is \"ssl\", must be one of implicit, none, starttls",
                        "migration.yaml:11: target.imap.host: is missing",
                        "migration.yaml:14: copy.settle: is \"5\", must be a duration such as 5s, 500ms, 10m or 2h",
                        "migration.yaml:15: copy.exclude[0].specialUse: give exactly one of specialUse, name and"
                                + " largerThan in each entry");
    }

    @Test
    void a_window_has_two_different_times_and_a_zone() {
        assertThat(file.load(SettingsFile.SMALL + "run: { window: { from: \"22:00\", until: \"06:00\" } }\n")
                        .run()
                        .window())
                .hasToString("22:00-06:00 Europe/Berlin");

        assertThat(file.problems(SettingsFile.SMALL + "run: { window: { from: 22, zone: Mars } }\n"))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("run.window.from: is \"22\", must be a time of the day"))
                .anyMatch(problem -> problem.contains("run.window.until"))
                .anyMatch(problem -> problem.contains("run.window.zone: is \"Mars\", must be a time zone"));
        assertThat(file.problems(SettingsFile.SMALL + "run: { window: { from: \"06:00\", until: \"06:00\" } }\n"))
                .singleElement()
                .asString()
                .contains("is the same time as from");
    }

    @Test
    void a_deadline_is_on_the_clock_of_the_windows_zone() {
        assertThat(file.load(SettingsFile.SMALL + "run: { deadline: \"2018-09-19T23:59\" }\n")
                        .run()
                        .deadline())
                .isEqualTo("2018-09-19T21:59:00Z");
        assertThat(file.load(SettingsFile.SMALL + "run: { deadline: \"2018-09-19T23:59\", window: { from: \"22:00\","
                                + " until: \"06:00\", zone: UTC } }\n")
                        .run()
                        .deadline())
                .isEqualTo("2018-09-19T23:59:00Z");
        assertThat(file.problems(SettingsFile.SMALL + "run: { deadline: Wednesday }\n"))
                .singleElement()
                .asString()
                .contains("run.deadline: is \"Wednesday\", must be a day and a time such as \"2018-09-19T23:59\"");
    }

    @Test
    void what_a_later_version_will_honour_is_refused_by_this_one() {
        String yaml = SettingsFile.SMALL + """
                journal: { url: "jdbc:postgresql://db/j" }
                """;

        assertThat(file.problems(yaml))
                .hasSize(1)
                .allMatch(problem -> problem.contains("not supported yet by this version"));
    }

    @Test
    void a_secret_from_the_environment_is_in_no_problem() {
        file.env("SRC", "hunter2");

        assertThat(file.problems(SettingsFile.SMALL.replace("21143", "\"${env:SRC}\"")))
                .containsExactly(
                        "migration.yaml:4: source.imap.port: is \"${env:SRC}\", must be a whole number from 1 to 65535");
    }

    @Test
    void settings_print_no_secret() {
        file.env("SRC", "hunter2").env("DST", "hunter3");

        Settings settings = file.load(SettingsFile.SMALL.replace("*master\"", "*${env:SRC}\""));

        assertThat(settings.toString()).doesNotContain("hunter");
    }

    @Test
    void the_same_accounts_on_the_same_server_are_refused() {
        assertThat(file.problems(SettingsFile.SMALL.replace("22143", "21143")))
                .containsExactly(
                        "migration.yaml:6: target.imap.host: source and target are the same accounts on the same"
                                + " server; each would be copied onto itself");
    }

    @Test
    void a_template_with_a_slash_is_a_path_from_the_settings_file() {
        Path own = file.write("templates/own.yaml", "kind: files\n");

        Settings settings = file.load(SettingsFile.SMALL.replace("generic-csv", "./templates/own.yaml"));

        assertThat(settings.accounts().template()).isEqualTo(own);
    }

    @Test
    void numbers_of_quotas_that_the_settings_do_not_give_are_those_of_the_rules() throws IOException {
        String rules = Files.readString(folder.resolve("home/mapping-templates/rules/standard.yaml"));
        file.write("own/rules.yaml", rules.replace("step: 256 MiB", "step: 1 GiB"));

        Settings settings = file.load(SettingsFile.SMALL
                + "mapping: { rules: own/rules.yaml, quota: { policy: usage-headroom, minimum: 2GiB } }\n");

        assertThat(settings.mapping().quota()).isEqualTo(new QuotaPolicy.UsageHeadroom(1L << 30, 2L << 30, 50, 60));
        assertThat(settings.rules().quota().step()).isEqualTo(1L << 30);
    }

    @Test
    void mistakes_in_the_rules_are_among_the_problems_of_the_settings() {
        file.write("own/rules.yaml", "kind: rules\ncolour: red\n");

        assertThat(file.problems(SettingsFile.SMALL + "mapping: { rules: own/rules.yaml }\nrum: {}\n"))
                .anyMatch(problem -> problem.startsWith(folder + "/own/rules.yaml:2: colour: "))
                .anyMatch(problem -> problem.contains("did you mean \"run\"?"));
    }

    @Test
    void a_placeholder_of_an_account_is_refused_where_no_account_is_meant() {
        assertThat(file.problems(SettingsFile.SMALL.replace("host: 127.0.0.1, port: 22143", "host: \"${domain}\"")))
                .containsExactly(
                        "migration.yaml:6: target.imap.host: holds ${domain}, which is known only where an account"
                                + " is meant: in \"login\"");
    }

    @Test
    void neither_or_both_of_jdbc_and_files_is_a_problem() {
        assertThat(file.problems(SettingsFile.SMALL.replace(", files: accounts.csv", "")))
                .singleElement()
                .asString()
                .contains("give either jdbc (for a database) or files");
    }

    @Test
    void workarounds_are_read_and_all_that_is_wrong_with_them_is_said_at_once() {
        assertThat(file.load(withWorkarounds("force: [select-to-read], forbid: [fetch-in-pieces, plain-list]"))
                        .source()
                        .endpoint()
                        .workarounds())
                .isEqualTo(new WorkaroundChoice(
                        Set.of(Workaround.SELECT_TO_READ), Set.of(Workaround.FETCH_IN_PIECES, Workaround.PLAIN_LIST)));

        assertThat(file.problems(withWorkarounds("force: [plan-list, plain-list], forbid: [plain-list, courier]")))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("source.imap.workarounds.force[0]: is \"plan-list\"")
                        && problem.endsWith("did you mean \"plain-list\"?"))
                .anyMatch(problem -> problem.contains("source.imap.workarounds.forbid[1]: is \"courier\""))
                .anyMatch(problem -> problem.endsWith("forbid: names plain-list, which force names too"));
    }

    private static String withWorkarounds(String choice) {
        return SettingsFile.SMALL.replaceFirst("port: 21143", "port: 21143, workarounds: { " + choice + " }");
    }
}
