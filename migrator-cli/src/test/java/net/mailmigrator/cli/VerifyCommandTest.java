package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.FindingEntry;
import net.mailmigrator.report.Outcome;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.verify.Discrepancy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerifyCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void two_accounts_with_mail() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert");
        put(world.source().account("anna").mailbox("INBOX"), 3);
        put(world.source().account("anna").mailbox("INBOX.Gesendet"), 2);
        put(world.source().account("bert").mailbox("INBOX"), 1);
    }

    @Test
    void accounts_that_were_never_copied_are_left_and_named_and_the_others_are_verified() throws IOException {
        world.run("run", "--account", "anna");

        assertThat(world.run("verify", "--out", "v")).isEqualTo(ExitStatus.PARTIAL.code());

        CommandReport report = report();
        assertThat(report.totals().accounts().done()).isEqualTo(1);
        assertThat(report.totals().accounts().left()).isEqualTo(1);
        assertThat(report.totals().accounts().outOfScope()).isZero();
        assertThat(account(report, "bert").findings())
                .extracting(FindingEntry::code)
                .containsExactly("NOT-COPIED");
        assertThat(world.out()).contains("nothing to verify, of: bert", "next       migrator run");
    }

    @Test
    void where_nothing_was_copied_at_all_everything_is_left() {
        assertThat(world.run("verify")).isEqualTo(ExitStatus.PARTIAL.code());
        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("2 left", "nothing to verify, of: anna, bert")
                .doesNotContain("sample");
    }

    @Test
    void an_inactive_account_that_the_settings_skip_has_nothing_left_to_do() {
        world.write("accounts.csv", "login,active\nanna,true\nbert,false\n");
        world.settings("copy: {", "copy: { inactive: skip,");
        world.run("run", "--account", "anna");

        assertThat(world.run("verify")).as(world.out()).isZero();
    }

    @Test
    void all_contents_are_read_and_said_to_be() throws IOException {
        world.run("run");

        assertThat(world.run("verify", "--content", "all", "--out", "v")).isZero();

        assertThat(world.out()).contains("6 messages   6 read whole");
        assertThat(account(report(), "anna").verification()).isEqualTo("content");
        assertThat(Objects.requireNonNull(account(report(), "anna").checked()).contents())
                .isEqualTo(5);
    }

    @Test
    void a_sample_can_be_read_again_by_its_seed() throws IOException {
        put(world.source().account("anna").mailbox("INBOX"), 40);
        world.target()
                .setRewriting(octets -> new String(octets, StandardCharsets.US_ASCII)
                        .replace("Text", "Next")
                        .getBytes(StandardCharsets.US_ASCII));
        world.run("run");

        List<Long> first = differing("--content", "20%", "--seed", "7");
        String said = world.out().replaceAll("\\s+", " ");

        assertThat(said).contains("migrator verify --content 20% --seed 7");
        assertThat(first).isNotEmpty().isEqualTo(differing("--content", "20%", "--seed", "7"));
        assertThat(first).isNotEqualTo(differing("--content", "20%", "--seed", "8"));
    }

    /** Every text differs, so that each one that is read is listed. */
    private List<Long> differing(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("verify", "--account", "anna", "--out", "v"));
        command.addAll(List.of(options));
        assertThat(world.run(command.toArray(String[]::new))).isEqualTo(ExitStatus.PARTIAL.code());
        return account(report(), "anna").discrepancies().stream()
                .map(Discrepancy::sourceUid)
                .toList();
    }

    @Test
    void counts_read_no_listing_and_no_message() {
        world.run("run");
        AtomicInteger reads = new AtomicInteger();
        world.target()
                .setFaults((step, mailbox) ->
                        reads.addAndGet(step == Step.BEFORE_LIST_MESSAGES || step == Step.BEFORE_FETCH ? 1 : 0));

        assertThat(world.run("verify", "--depth", "counts")).isZero();

        assertThat(reads).hasValue(0);
        assertThat(world.run("verify", "--depth", "metadata", "--content", "none"))
                .isZero();
        assertThat(reads.get()).isPositive();
    }

    @Test
    void counts_and_contents_contradict_each_other() {
        assertThat(world.run("verify", "--depth", "counts", "--content", "all")).isEqualTo(ExitStatus.USAGE.code());
        assertThat(world.err()).contains("--depth counts reads no message");
    }

    @Test
    void stopped_in_the_middle_it_says_how_to_go_on_and_goes_on() {
        put(world.source().account("anna").mailbox("INBOX"), 250);
        world.run("run", "--account", "anna");
        AtomicInteger fetched = new AtomicInteger();
        world.target().setFaults((step, mailbox) -> {
            if (step == Step.AFTER_FETCHED_MESSAGE && fetched.incrementAndGet() == 50) {
                world.signals().signalled(ExitStatus.INTERRUPTED);
            }
        });

        assertThat(world.run("verify", "--content", "all", "--account", "anna"))
                .isEqualTo(ExitStatus.INTERRUPTED.code());
        assertThat(world.out()).contains("1 left", "next       migrator verify --content all --account anna");

        world.target().setFaults(FaultPoint.NONE);
        assertThat(world.run("verify", "--content", "all", "--account", "anna")).isZero();
        assertThat(world.out()).containsPattern("255 read whole   10[02] of them before");
    }

    private AccountReport account(CommandReport report, String login) {
        return report.accounts().stream()
                .filter(account -> account.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    private CommandReport report() throws IOException {
        CommandReport report = new ReportJson().read(Files.readAllBytes(folder.resolve("v/verify.json")));
        assertThat(report.accounts()).noneMatch(account -> account.outcome() == Outcome.UNDECIDED);
        return report;
    }

    private static void put(InMemoryMailbox mailbox, int messages) {
        int first = mailbox.messages().size();
        for (int i = first; i < first + messages; i++) {
            mailbox.put(CopyWorld.octets(i), CopyWorld.flags(i), CopyWorld.date(i));
        }
    }
}
