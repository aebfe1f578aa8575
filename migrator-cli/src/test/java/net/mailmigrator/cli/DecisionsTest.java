package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.InMemoryMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of an operator, and which answer holds. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecisionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void two_accounts_of_which_one_has_mail_at_the_target() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert");
        world.write("accounts.csv", """
                login,address,customer
                anna,anna@example.org,4711
                bert,bert@example.org,4711
                """);
        put(world.source().account("anna").mailbox("INBOX"), 2);
        put(world.source().account("bert").mailbox("INBOX"), 1);
        put(world.target().account("anna").mailbox("INBOX"), 1);
    }

    @Test
    void the_answer_for_the_account_wins_wherever_it_stands() {
        decisions("account: anna, answer: adopt", "domain: example.org, answer: refuse", "all: true, answer: append");
        assertThat(world.run("run")).as(world.out()).isZero();
        assertThat(world.out()).contains("balance    3 = 2 copied + 1 adopted");
    }

    @Test
    void the_answer_for_the_domain_wins_over_customer_and_all() {
        decisions("all: true, answer: append", "domain: example.org, answer: adopt", "customer: 4711, answer: refuse");
        assertThat(world.run("run")).as(world.out()).isZero();
        assertThat(world.out()).contains("balance    3 = 2 copied + 1 adopted");
    }

    @Test
    void the_answer_for_the_customer_wins_over_all() {
        decisions("customer: 4711, answer: adopt", "all: true, answer: append");
        assertThat(world.run("run")).as(world.out()).isZero();
        assertThat(world.out()).contains("balance    3 = 2 copied + 1 adopted");
    }

    @Test
    void contradicting_answers_of_equal_rank_are_all_problems_with_both_lines() {
        decisions(
                "account: anna, answer: adopt",
                "account: anna@example.org, answer: refuse",
                "all: true, answer: append",
                "all: true, answer: append",
                "all: true, answer: adopt");

        assertThat(world.run("run")).isEqualTo(4);
        assertThat(world.err()).isEqualTo("""
                        migrator run: decisions.yaml:2: TARGET-NOT-EMPTY of account anna@example.org is answered with refuse, \
                        but decisions.yaml:1 answers it with adopt for account anna; take one of them out
                        migrator run: decisions.yaml:5: TARGET-NOT-EMPTY of all accounts is answered with adopt, \
                        but decisions.yaml:3 answers it with append for all accounts; take one of them out
                        """);
        assertThat(world.target().appends()).isZero();
    }

    @Test
    void entries_that_cannot_be_used_are_named_by_their_lines() {
        world.write("decisions.yaml", """
                - { code: TARGET-NOT-EMPTY, account: anna, answer: adopt, by: mk, why: x }
                - { code: OVERQOUTA, account: anna, answer: raise, by: mk, why: x }
                - { code: OVERQUOTA, account: anna, answer: adopt, by: mk, why: x }
                - { code: OVERQUOTA, account: anna, account: bert, answer: raise, by: mk, why: x }
                - word
                """);

        assertThat(world.run("plan")).isEqualTo(4);
        assertThat(world.err().lines())
                .allMatch(line -> line.matches("migrator plan: decisions\\.yaml:[2-5]: .*"))
                .noneMatch(line -> line.contains("entry"));
        assertThat(world.err())
                .contains(
                        "decisions.yaml:2: code: is \"OVERQOUTA\", which asks for no decision",
                        "decisions.yaml:3: answer: is \"adopt\", must be one of raise, accept for OVERQUOTA",
                        "decisions.yaml:4: account: is there twice; the first is in line 4",
                        "decisions.yaml:5: must be a group of keys, is ");
    }

    @Test
    void a_decisions_file_that_holds_only_comments_decides_nothing() {
        world.write("decisions.yaml", "# nothing yet\n");

        assertThat(world.run("plan")).as(world.err()).isEqualTo(8);
    }

    @Test
    void one_question_is_asked_for_all_folders_of_an_account_and_counted_once() throws IOException {
        put(world.source().account("anna").mailbox("INBOX.Sent"), 1);
        put(world.target().account("anna").mailbox("Sent"), 1);

        assertThat(world.run("plan", "--out", "report")).isEqualTo(8);

        assertThat(Files.readString(folder.resolve("report/decisions-proposed.yaml")))
                .endsWith("""

                        # the target folder INBOX already holds 1 messages; set copy.existing to adopt, append or refuse
                        # the target folder Sent already holds 1 messages; set copy.existing to adopt, append or refuse
                        # answers: adopt, append, refuse
                        - { code: TARGET-NOT-EMPTY, account: "anna", answer: , by: , why: }
                        """)
                .containsOnlyOnce("- { code");
        assertThat(world.out())
                .contains("decide      1  TARGET-NOT-EMPTY 1")
                .endsWith("next       answer the decision, then: migrator plan\n");
    }

    @Test
    void after_a_run_of_a_named_plan_the_next_step_with_open_decisions_is_a_new_plan() {
        world.run("plan");
        String digest = world.out().lines().findFirst().orElseThrow().replaceAll(".*digest ", "");

        assertThat(world.run("run", "--account", "anna", "--account", "bert", "--plan", digest))
                .isEqualTo(3);

        assertThat(world.out())
                .endsWith("next       answer the decision, then: migrator plan --account anna --account bert\n");
    }

    private void decisions(String... answers) {
        StringBuilder text = new StringBuilder();
        for (String answer : answers) {
            text.append("- { code: TARGET-NOT-EMPTY, ").append(answer).append(", by: mk, why: x }\n");
        }
        world.write("decisions.yaml", text.toString());
    }

    private static void put(InMemoryMailbox mailbox, int messages) {
        for (int i = 0; i < messages; i++) {
            mailbox.put(
                    ("Message-ID: <" + i + "@x>\r\n\r\ntext " + i + "\r\n").getBytes(StandardCharsets.US_ASCII),
                    MessageFlags.NONE,
                    InternalDate.ofEpochSecond(1_600_000_000 + i));
        }
    }
}
