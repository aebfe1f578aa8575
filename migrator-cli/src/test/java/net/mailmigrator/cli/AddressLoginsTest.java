package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R3: a target that takes nothing but addresses for logins, and an account whose login is none. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AddressLoginsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void a_target_takes_addresses_and_one_of_two_logins_is_none() throws IOException {
        world = new CommandLineWorld(folder);
        world.write("accounts.csv", """
                login,address,passwordHash
                domain.de3,info@domain.example,{SHA512-CRYPT}$6$abc$def
                anna@domain.example,anna@domain.example,{SHA512-CRYPT}$6$abc$def
                """);
        world.write(
                "addresses.yaml",
                Files.readString(Templates.home().resolve("mapping-templates/targets/dovecot-files/target.yaml"))
                        .replace("loginStrategy: AS_IS", "loginStrategy: EMAIL_ONLY"));
        world.settings("target:\n", "target:\n  provision: [ { template: ./addresses.yaml, output: ./provision } ]\n");
        world.source()
                .addAccount("domain.de3", "pw")
                .mailbox("INBOX")
                .put(
                        "Message-ID: <1@x>\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII),
                        MessageFlags.NONE,
                        InternalDate.ofEpochSecond(1_500_000_000));
        world.source().addAccount("anna@domain.example", "pw");
        world.target().addAccount("info@domain.example", "pw");
        world.target().addAccount("anna@domain.example", "pw");
    }

    @Test
    void a_plan_asks_about_the_login_that_is_none_with_its_three_answers() throws IOException {
        assertThat(world.run("plan", "--out", "report"))
                .as(world.out() + world.err())
                .isEqualTo(8);

        assertThat(world.out()).contains("LOGIN-NOT-EMAIL 1");
        assertThat(Files.readString(folder.resolve("report/decisions-proposed.yaml")))
                .contains("LOGIN-NOT-EMAIL", "domain.de3", "# answers: proxy-rewrite, change-login, leave-out")
                .doesNotContain("anna@domain.example");
    }

    @Test
    void a_run_without_an_answer_leaves_that_account_alone() throws IOException {
        assertThat(world.run("run")).as(world.out() + world.err()).isEqualTo(3);

        assertThat(passwd()).contains("anna@domain.example:").doesNotContain("domain.de3:", "info@domain.example:");
        assertThat(copied()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy-rewrite", "change-login"})
    void either_of_two_answers_makes_the_account_under_its_address_and_copies_into_that(String answer)
            throws IOException {
        decide(answer);

        assertThat(world.run("run")).as(world.out() + world.err()).isZero();

        assertThat(passwd())
                .contains("anna@domain.example:", "info@domain.example:{SHA512-CRYPT}$6$abc$def:")
                .doesNotContain("domain.de3:");
        assertThat(copied()).isEqualTo(1);
    }

    @Test
    void the_answer_leave_out_makes_nothing_and_copies_nothing() throws IOException {
        decide("leave-out");

        assertThat(world.run("run")).as(world.out() + world.err()).isZero();

        assertThat(world.out()).contains("accounts   2 read   1 out of scope   1 in scope   1 done");
        assertThat(passwd()).contains("anna@domain.example:").doesNotContain("domain.de3:", "info@domain.example:");
        assertThat(copied()).isZero();
    }

    private void decide(String answer) {
        world.write(
                "decisions.yaml",
                "- { code: LOGIN-NOT-EMAIL, account: domain.de3, answer: " + answer + ", by: mk, why: agreed }\n");
    }

    private String passwd() throws IOException {
        return Files.readString(folder.resolve("provision/passwd"));
    }

    private int copied() {
        return world.target()
                .account("info@domain.example")
                .mailbox("INBOX")
                .messages()
                .size();
    }
}
