package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalIdentity;
import net.mailmigrator.journal.JournalSettings;
import net.mailmigrator.journal.JournalStore;
import net.mailmigrator.template.TemplateCatalog;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.InMemoryAccount;
import net.mailmigrator.testing.ScriptedServer;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads when something is wrong: the whole text, and the exit status of the contract. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void two_accounts() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert");
        for (String login : new String[] {"anna", "bert"}) {
            world.source()
                    .account(login)
                    .mailbox("INBOX")
                    .put(
                            "Message-ID: <1@x>\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII),
                            MessageFlags.NONE,
                            InternalDate.ofEpochSecond(1_600_000_000));
        }
    }

    @Test
    void an_unknown_key_and_a_wrong_value_are_both_named_with_their_lines() {
        world.settings("batch: small", "batch: small\nbtach: x");
        world.settings(
                "port: 143, tls: none, login: { user: \"${login}*master\", password: \"${env:SRC}\" }", "prot: 1");

        assertThat(world.run("run")).isEqualTo(4);
        assertThat(world.err()).isEqualTo("""
                        migrator run: migration.yaml:2: btach: unknown key; did you mean "batch"? Known here: batch, source, \
                        target, scope, waves, mapping, copy, verify, run, decisions, journal
                        migrator run: migration.yaml:5: source.imap.prot: unknown key; did you mean "port"? Known here: \
                        host, port, tls, certificateName, trust, login, limits, capabilities, workarounds, timeout
                        migrator run: migration.yaml:5: source.imap.login: is missing
                        """);
        assertNothingTouched();
    }

    @Test
    void a_settings_file_that_is_not_there_is_named_with_the_remedy() {
        assertThat(world.run("-c", "other.yaml", "run")).isEqualTo(4);
        assertThat(world.err())
                .isEqualTo("migrator run: there are no settings: " + folder.resolve("other.yaml")
                        + " does not exist. Write them with \"migrator init\", or name them with -c. Nothing was"
                        + " touched.\n");
        assertNothingTouched();
    }

    @Test
    void a_missing_template_is_named_with_those_at_hand() {
        world.settings("generic-csv", "generic-cvs");

        assertThat(world.run("run")).isEqualTo(4);
        assertThat(world.err())
                .isEqualTo(
                        "migrator run: migration.yaml:3: source.accounts.template: there is no template generic-cvs in "
                                + Path.of(System.getProperty("migrator.home"), "mapping-templates", "sources")
                                + "; at hand: "
                                + String.join(", ", Templates.catalog().names(TemplateCatalog.Kind.SOURCES))
                                + ". A value with a slash is taken as a path; did you mean"
                                + " \"generic-csv\"?\n");
        assertNothingTouched();
    }

    @Test
    void a_database_that_cannot_be_reached_ends_with_seven() {
        world.settings(
                "{ template: generic-csv, files: accounts.csv }",
                "{ template: config-server, jdbc: { url: \"jdbc:mariadb://127.0.0.1:1/x\", user: u, password: hunter2 } }");

        assertThat(world.run("plan")).isEqualTo(7);
        assertThat(world.err())
                .isEqualTo(
                        "migrator plan: read accounts from jdbc:mariadb://127.0.0.1:1/x: the database cannot be reached:"
                                + " Socket fail to connect to 127.0.0.1:1. Connection refused. Nothing was touched. Check"
                                + " source.accounts.jdbc.url, and that the database runs and no other program holds its"
                                + " file\n")
                .doesNotContain("hunter2");
    }

    @Test
    void a_column_that_is_needed_and_missing_is_named() {
        world.write("accounts.csv", "user,address\nanna,anna@example.org\n");

        assertThat(world.run("run")).isEqualTo(4);
        assertThat(world.err())
                .isEqualTo("migrator run: read accounts from " + folder.resolve("accounts.csv")
                        + ":1: there is no column for the login (login); columns found: user, address\n");
    }

    @Test
    void a_login_that_is_there_twice_is_named_with_both_places_and_the_others_go_on() {
        world.write("accounts.csv", "login\nanna\nbert\nanna\n");

        assertThat(world.run("run")).isEqualTo(3);
        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("accounts.csv:2, accounts.csv:4: the login anna stands there 2 times. Nobody can say which is"
                        + " right, so none of them is used: leave one in the source")
                .contains("1 done");
    }

    @Test
    void a_list_with_a_byte_order_mark_semicolons_and_crlf_is_read() {
        world.write("accounts.csv", "\uFEFFlogin;customer\r\nanna;Müller\r\nbert;Schmidt\r\n");

        assertThat(world.run("run")).as(world.err()).isZero();
        assertThat(world.out()).contains("accounts   2 read   2 in scope   2 done");
    }

    @Test
    void a_list_in_latin1_is_read_and_said_to_be_so() {
        world.write("accounts.csv", "login,customer\nanna,Müller\nbert,Groß\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(world.run("run")).as(world.err()).isZero();
        assertThat(world.out()).contains("note       accounts.csv: latin1, columns separated by \",\"\n");
    }

    @Test
    void a_wrong_password_of_one_account_fails_that_account_only() {
        world.write(
                "accounts.csv",
                "login,password,targetPassword\nanna,wrong,new-pw-of-anna\nbert,pw-of-bert,new-pw-of-bert\n");
        world.settings("login: { user: \"${login}*master\", password: \"${env:SRC}\" }", "login: {}");
        world.settings("login: { user: \"${login}*master\", password: \"${env:DST}\" }", "login: {}");

        assertThat(world.run("run")).isEqualTo(3);
        assertThat(world.out()).contains("""
                        accounts   2 read   2 in scope   1 done   1 failed
                        mail       1 message copied   27 B in 0.0 s
                        balance    1 = 1 copied; 1 account not opened
                        verified   1 account   1 message   1 read whole   0 discrepancies
                        failed     account anna: log in to memory:0 as anna: [AUTHENTICATIONFAILED]
                                   Authentication failed. Nothing was changed. Check its login and
                                   password on that side, then run the command again
                        """);
        assertThat(world.target().account("bert").mailbox("INBOX").messages()).hasSize(1);
    }

    @Test
    void a_refused_master_login_ends_with_seven() {
        world.variables().put("SRC", "wrong");

        assertThat(world.run("run")).isEqualTo(7);
        assertThat(world.err())
                .endsWith("migrator run: log in to memory:0 as " + lastTried()
                        + "*master: [AUTHENTICATIONFAILED] Authentication"
                        + " failed. The login of the settings was refused at old:143 every time (2 logins) and nothing"
                        + " was changed there. Check source.imap.login, and that the accounts exist on that server.\n");
    }

    @Test
    void a_server_that_speaks_no_imap_ends_with_seven() {
        try (ScriptedServer smtp = new ScriptedServer("220 mail.example.org ESMTP", (command, client) -> {})) {
            world.settings("host: old, port: 143", "host: 127.0.0.1, port: " + smtp.port());

            assertThat(world.run("run")).isEqualTo(7);
            assertThat(world.err().replace(String.valueOf(smtp.port()), "PORT"))
                    .endsWith(
                            "migrator run: connect to 127.0.0.1:PORT: it speaks no IMAP: its first line is \"220"
                                    + " mail.example.org ESMTP\"; check the port. No mail was touched; run the command again.\n");
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_ends_with_seven_and_names_the_line_to_paste() {
        GreenMail imaps = new GreenMail(ServerSetupTest.IMAPS.dynamicPort());
        imaps.start();
        try {
            int port = imaps.getImaps().getPort();
            world.settings("host: old, port: 143, tls: none", "host: 127.0.0.1, port: " + port + ", tls: implicit");

            assertThat(world.run("run", "--no-progress")).isEqualTo(7);
            assertThat(world.err().replace(String.valueOf(port), "PORT"))
                    .matches(
                            "migrator run: connect to 127.0.0.1:PORT: the certificate is not trusted, for no authority that is known"
                                    + " here has signed it: it is for GreenMail selfsigned Test Certificate, valid until .*, SHA-256"
                                    + " [0-9a-f]{64}. If that is the right server, name the file with its authority's certificate in"
                                    + " trust, or trust exactly this certificate with the line  trust: sha256:[0-9a-f]{64}. No mail"
                                    + " was touched; run the command again.\n");
        } finally {
            imaps.stop();
        }
    }

    @Test
    void a_target_folder_that_the_settings_refuse_is_foreseen_and_said_once_with_the_remedy() {
        put(world.target().account("anna"));
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s, existing: refuse }");

        assertThat(world.run("plan")).isZero();
        assertThat(world.out()).contains("TARGET-REFUSED-BY-RULE 1");
        assertThat(world.run("run")).isEqualTo(3);

        assertThat(world.out().replaceAll("\\s+", " "))
                .contains(
                        "failed copy into the target folder INBOX of anna: it already holds 1 messages that this journal does not"
                                + " know, and copy.existing is refuse. Nothing was written to it; set copy.existing to adopt (what"
                                + " is the same is not copied again) or append, and run again. exit 3");
        world.run("show", "anna");
        assertThat(world.out()).contains("failed     INBOX: copy into");
    }

    @Test
    void a_login_that_the_target_refuses_during_a_run_is_said_once_with_what_to_check() throws IOException {
        world.write("accounts.csv", "login,targetPassword\nanna,wrong\nbert,new-pw-of-bert\n");
        world.settings("login: { user: \"${login}*master\", password: \"${env:DST}\" }", "login: {}");

        assertThat(world.run("run", "--out", "run")).isEqualTo(3);

        assertThat(world.out().split("AUTHENTICATIONFAILED", -1)).hasSize(2);
        assertThat(world.out().replaceAll("\\s+", " "))
                .contains(
                        "Nothing was changed. Check its login and password on that side, then run the same command again");
        assertThat(world.out()).contains("\n\nrun  small").doesNotContain("..", "journaled");
        assertThat(Files.readString(folder.resolve("run/run.json"))).contains("ACCOUNT-FAILED");
    }

    @Test
    void a_bad_row_is_said_once() {
        world.write("accounts.csv", "login\nanna\nbert\nanna\n");

        world.run("run");

        assertThat(world.out().split("bad row", -1)).hasSize(2);
        assertThat(world.out().indexOf("bad row")).isGreaterThan(world.out().indexOf("\nrun  small"));
    }

    @Test
    void a_check_that_failed_goes_on_with_another_check() {
        world.variables().put("DST", "wrong");

        assertThat(world.run("check", "--all")).isEqualTo(7);

        assertThat(world.out()).contains("FAILED", "next       repair what FAILED, then: migrator check --all\n");
        assertThat(world.out().split("capabilities", -1)).hasSize(3);
    }

    @Test
    void a_report_folder_that_is_not_there_is_named_with_the_remedy() {
        assertThat(world.run("report", "nodir")).isEqualTo(4);
        assertThat(world.err())
                .isEqualTo("migrator report: there is no folder " + folder.resolve("nodir")
                        + ". Name the folder that a command left: its --out, or one below reports/.\n");
    }

    @Test
    void a_server_that_is_away_ends_with_seven() {
        world.settings("host: new, port: 143", "host: 127.0.0.1, port: 1");

        assertThat(world.run("run", "--no-progress")).isEqualTo(7);
        assertThat(world.err().replaceAll("tried \\d+ times? within \\d+ s", "tried"))
                .endsWith(
                        "migrator run: connect to 127.0.0.1:1: cannot connect: Connection refused; check host, port and"
                                + " firewall (tried; it has never answered). No mail was touched; run the command again.\n");
    }

    @Test
    void a_journal_folder_that_is_a_file_ends_with_four() {
        world.write("journal", "in the way");

        assertThat(world.run("run")).isEqualTo(4);
        assertThat(world.err())
                .isEqualTo("migrator run: the journal folder " + folder.resolve("journal")
                        + " cannot be used: FileAlreadyExistsException " + folder.resolve("journal")
                        + ". Nothing was touched. Make it writable for this user, or name another place with"
                        + " journal.url.\n");
    }

    @Test
    void another_run_that_holds_the_batch_ends_with_five() {
        try (Journal held = journal("run", identity())) {
            assertThat(held.progress().accounts()).isEmpty();

            assertThat(world.run("run")).isEqualTo(5);
            assertThat(world.err())
                    .matches(
                            "(?s)migrator run: another process works on this batch: migrator run \\(process \\d+ on .*, since .*\\)"
                                    + " holds .*small.lock. Nothing was touched. Look at it with: migrator status; or wait until it"
                                    + " has ended and run the command again.\n");
            assertThat(world.run("status")).isZero();
            assertThat(world.run("plan")).isZero();
        }
    }

    @Test
    void a_journal_of_another_batch_ends_with_six() {
        try (Journal other =
                journal("run", new JournalIdentity("small", "elsewhere:143", "new:143", "${login} -> ${login}"))) {
            other.account("anna").target(MailboxName.INBOX, new MailboxStatus(new UidValidity(1), 1, 0, 0));
        }

        assertThat(world.run("run")).isEqualTo(6);
        assertThat(world.err())
                .isEqualTo(
                        "migrator run: the journal " + folder.resolve("journal/small.mv.db")
                                + " belongs to another move: source is \"elsewhere:143\" in the journal and \"old:143\" in the"
                                + " settings; users is \"${login} -> ${login}\" in the journal and \"${login}*master ->"
                                + " ${login}*master\" in the settings. It was left as it is. Correct the settings if they are"
                                + " wrong; for another move give another name to batch, so that it gets a journal of its own.\n");
    }

    @Test
    void a_wrong_option_ends_with_two_and_says_what_there_is() {
        assertThat(world.run("run", "--zigzag")).isEqualTo(2);
        assertThat(world.err()).isEqualTo("migrator run: Unknown option: '--zigzag'\nSee: migrator run --help\n");
    }

    @Test
    void a_name_that_is_no_account_ends_with_two() {
        assertThat(world.run("run", "--account", "carl")).isEqualTo(2);
        assertThat(world.err())
                .isEqualTo(
                        "migrator run: no account in scope has this login or address: carl. \"migrator plan --inspect none\""
                                + " lists them all. Nothing was touched.\n");
    }

    /** In /proc nobody can write, not even who may do everything. */
    @ParameterizedTest
    @ValueSource(strings = {"/proc", "accounts.csv"})
    void a_report_folder_that_cannot_be_written_is_found_before_anything_is_touched(String out) {
        assertThat(world.run("run", "--out", out)).isEqualTo(4);
        assertThat(world.err())
                .startsWith("migrator run: cannot make or write into the report folder ")
                .contains(out)
                .endsWith("Nothing was touched. Name a folder that can be written with --out.\n");
        assertThat(world.target().appends()).isZero();
    }

    @Test
    void an_account_list_that_cannot_be_read_ends_with_two() {
        assertThat(world.run("run", "--account", "@nowhere.txt")).isEqualTo(2);
        assertThat(world.err())
                .isEqualTo(
                        "migrator run: cannot read the accounts in nowhere.txt: NoSuchFileException. It is a UTF-8 text with"
                                + " one login or address a line.\n");
    }

    @Test
    void an_account_that_would_be_copied_onto_itself_is_left_alone() {
        world.settings("login: { user: \"${login}*master\", password: \"${env:SRC}\" }", "login: {}");
        world.settings("login: { user: \"${login}*master\", password: \"${env:DST}\" }", "login: {}");
        world.settings("host: new", "host: old");
        world.write("accounts.csv", "login,password,targetLogin,targetPassword\nanna,pw-anna,ANNA,pw-anna\n");

        assertThat(world.run("run")).isEqualTo(3);

        assertThat(world.out().replaceAll("\\s+", " ")).contains("TARGET-IS-SOURCE");
        assertThat(world.source().appends()).isZero();
    }

    @Test
    void an_undone_decisions_file_ends_with_four_and_names_every_mistake() {
        world.write("decisions.yaml", """
                - { code: TARGET-NOT-EMTPY, account: anna, answer: adopt, by: mk, why: test }
                - { code: TARGET-NOT-EMPTY, account: anna, answer: perhaps, by: mk, why: test }
                - { code: TARGET-NOT-EMPTY, answer: adopt, by: mk }
                """);

        assertThat(world.run("plan")).isEqualTo(4);
        assertThat(world.err()).isEqualTo("""
                        migrator plan: decisions.yaml:1: code: is "TARGET-NOT-EMTPY", which asks for no decision; \
                        did you mean "TARGET-NOT-EMPTY"? These do: SCOPE-UNDECIDED, SOURCE-DEFECT, LOGIN-NOT-EMAIL, CONTINGENT-MISSING, \
                        CONTINGENT-SHORT, CONTINGENT-EXCEEDED, QUOTA-NO-TIER, QUOTA-NOT-LISTED, QUOTA-USAGE-UNKNOWN, \
                        KNOWN-ISSUE-DECIDE, RET-NEEDS-QUOTA, RETENTION-PREVIEW, OVERQUOTA, SENDER-BLOCKED, PASSWORD-UNUSABLE, PASSWORD-NOT-ACCEPTED, TARGET-NOT-EMPTY, MESSAGE-REFUSED, MESSAGE-UNREADABLE, MESSAGE-UNDECIDED
                        migrator plan: decisions.yaml:2: answer: is "perhaps", must be one of adopt, append, \
                        refuse for TARGET-NOT-EMPTY
                        migrator plan: decisions.yaml:3: why: is missing
                        migrator plan: decisions.yaml:3: code: the decision must name exactly one of account, \
                        domain, customer and all: true
                        """);
    }

    /** Accounts run in parallel; either may be the last. */
    private String lastTried() {
        return world.err().contains("as anna*master") ? "anna" : "bert";
    }

    private static JournalIdentity identity() {
        return new JournalIdentity("small", "old:143", "new:143", "${login}*master -> ${login}*master");
    }

    private Journal journal(String command, JournalIdentity identity) {
        return new JournalStore(JournalSettings.ofFile(folder.resolve("journal/small")), Clock.systemUTC())
                .open(identity, "test", command);
    }

    private void assertNothingTouched() {
        Map<String, Path> files = world.files();
        assertThat(files).containsOnlyKeys("accounts.csv", "migration.yaml");
        assertThat(world.source().logins() + world.target().logins()).isZero();
    }

    private static void put(InMemoryAccount account) {
        account.mailbox("INBOX")
                .put(
                        "Message-ID: <9@x>\r\n\r\nbefore\r\n".getBytes(StandardCharsets.US_ASCII),
                        MessageFlags.NONE,
                        InternalDate.ofEpochSecond(1_500_000_000));
    }
}
