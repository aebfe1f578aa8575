package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.DecisionEntry;
import net.mailmigrator.report.FindingEntry;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.ConfigServerDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeOldPanelTest {
    private static final JsonNode EXPECTED = ConfigServerDatabase.expected();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path panel;

    @Test
    void a_plan_without_servers_lists_every_account_and_touches_nothing() throws IOException, SQLException {
        CommandLineWorld world = world("usage-headroom");

        int status = world.run("plan", "--inspect", "none", "--out", "report");

        CommandReport report = new ReportJson().read(Files.readAllBytes(folder.resolve("report/plan.json")));
        assertThat(status).as(world.err()).isEqualTo(8);
        assertThat(report.totals().accounts().read())
                .isEqualTo(ConfigServerDatabase.expected()
                        .path("tables")
                        .path("postfach")
                        .asInt());
        assertThat(report.accounts()).hasSize(report.totals().accounts().inScope());
        scopes(report);
        findings(report);
        assertThat(new TreeSet<>(world.files().keySet()))
                .allMatch(file -> file.equals("migration.yaml") || file.startsWith("report/"));
    }

    /** One after the other of the answers that are offered, whatever is asked. */
    @Test
    void whatever_is_asked_can_be_answered_with_what_is_offered_and_then_nothing_is_open()
            throws IOException, SQLException {
        CommandLineWorld world = world("water-fill");
        assertThat(world.run("plan", "--inspect", "none", "--out", "asked")).isEqualTo(8);
        List<DecisionEntry> asked = open("asked");
        assertThat(asked)
                .extracting(DecisionEntry::code)
                .contains("SCOPE-UNDECIDED", "CONTINGENT-SHORT", "SENDER-BLOCKED");
        StringBuilder answers = new StringBuilder();
        int status = 8;

        for (int round = 1; status == 8 && round <= 2; round++) {
            asked.forEach(question -> answers.append(answered(question)));
            world.write("decisions.yaml", answers.toString());
            status = world.run("plan", "--inspect", "none", "--out", "round-" + round);
            asked = open("round-" + round);
        }

        assertThat(asked).as("an answer may lead to one more question").isEmpty();
        assertThat(status).as("accounts with errors are left").isEqualTo(3);
    }

    private CommandLineWorld world(String policy) throws IOException, SQLException {
        ConfigServerDatabase database = ConfigServerDatabase.in(panel);
        CommandLineWorld world = new CommandLineWorld(folder);
        world.settings(
                "{ template: generic-csv, files: accounts.csv }",
                "{ template: config-server, jdbc: { url: \"" + database.url() + "\", user: "
                        + database.settings().user() + ", password: \""
                        + database.settings().password().reveal() + "\" } }");
        world.settings(
                "copy: { settle: 0s }",
                "mapping: { quota: { policy: " + policy
                        + " } }\nscope: { include: [my.config-server.de, mail.psmanaged.com, www.webmailer.co], exclude:"
                        + " [my.lausitz-hosting.de, mail.lausitz-hosting.de, webmail.lausitz-hosting.de] }");
        world.settings("target:\n", "target:\n  provision: [ { template: dovecot-files, output: ./provision } ]\n");
        return world;
    }

    private static String answered(DecisionEntry question) {
        List<String> offered = question.answers();
        String target = question.account() == null
                ? "customer: \"" + question.customer() + "\""
                : "account: \"" + question.account() + "\"";
        return "- { code: " + question.code() + ", " + target + ", answer: "
                + offered.get(Math.floorMod(target.hashCode(), offered.size())) + ", by: mk, why: test }\n";
    }

    private List<DecisionEntry> open(String out) throws IOException {
        return report(out).decisions().stream()
                .filter(decision -> decision.state() == DecisionEntry.State.OPEN)
                .toList();
    }

    private CommandReport report(String out) throws IOException {
        return new ReportJson().read(Files.readAllBytes(folder.resolve(out + "/plan.json")));
    }

    /** What is asked about whether it is in scope counts as in scope until that is answered. */
    private static void scopes(CommandReport report) {
        JsonNode scope = EXPECTED.path("mailboxes_scope");
        int asked = scope.path("UNDECIDED").asInt() + scope.path("ORPHAN").asInt();

        assertThat(report.totals().accounts().outOfScope())
                .isEqualTo(scope.path("OUT").asInt());
        assertThat(report.totals().accounts().inScope())
                .isEqualTo(scope.path("IN").asInt() + asked);
        assertThat(count(report, "SCOPE-UNDECIDED") + count(report, "SOURCE-DEFECT"))
                .isEqualTo(asked);
    }

    /** Of the accounts in scope; the report has those that are asked about, too. */
    private static void findings(CommandReport report) {
        JsonNode expected = EXPECTED.path("in_scope");
        JsonNode spam = expected.path("spam_mode");

        assertThat(count(report, "SPAM-MOVE-TO-REJECT"))
                .isEqualTo(spam.path("verschieben").asInt());
        assertThat(count(report, "SPAM-DELETE-TO-REJECT"))
                .isEqualTo(spam.path("loeschen").asInt());
        assertThat(count(report, "SPAM-QUARANTINE-TO-REJECT"))
                .isEqualTo(spam.path("quarantaene").asInt());
        assertThat(count(report, "SPAM-MODE-UNSET"))
                .isEqualTo(spam.path("(leer)").asInt());
        assertThat(count(report, "MAILGUARD-DROPPED"))
                .isEqualTo(expected.path("mailguard").asInt());
        assertThat(count(report, "VIRUS-TO-REJECT"))
                .isEqualTo(expected.path("mailboxes").asInt());
        assertThat(count(report, "VIRUS-EXEMPTION-ENDS"))
                .isEqualTo(expected.path("virus").path("aus").asInt());
        assertThat(count(report, "SENDER-CHECK-ON"))
                .isEqualTo(expected.path("sender_check_off").asInt());
        assertThat(count(report, "QUOTA-USAGE-UNKNOWN"))
                .isEqualTo(expected.path("usage_unknown").asInt());
        assertThat(report.others().stream()
                        .filter(other ->
                                other.kind().equals("domain") && other.name().equals("nur-weiter.example"))
                        .flatMap(other -> other.findings().stream()))
                .extracting(FindingEntry::code)
                .containsExactly("CATCH-ALL-ELSEWHERE");
    }

    /** How many accounts in scope have a finding; those asked about for their scope count only for that question. */
    private static long count(CommandReport report, String code) {
        return report.accounts().stream()
                .filter(account -> code.startsWith("SCOPE")
                        || code.startsWith("SOURCE")
                        || account.findings().stream()
                                .noneMatch(finding -> finding.code().equals("SCOPE-UNDECIDED")
                                        || finding.code().equals("SOURCE-DEFECT")))
                .filter(account -> account.findings().stream()
                        .anyMatch(finding -> finding.code().equals(code)))
                .count();
    }
}
