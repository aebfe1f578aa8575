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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run --final}, with and without deletions. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FinalPassCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void an_account() {
        world = new CommandLineWorld(folder).withAccounts("anna");
    }

    /** Forty messages, of which one is gone at the source. */
    private void copied() {
        for (int number = 1; number <= 40; number++) {
            source().put(
                            ("Subject: " + number + "\r\n\r\n" + "x".repeat(number))
                                    .getBytes(StandardCharsets.US_ASCII),
                            MessageFlags.NONE,
                            InternalDate.ofEpochSecond(1_600_000_000 + number));
        }
        assertThat(world.run("run")).as(world.out()).isZero();
        source().expunge(7);
    }

    private InMemoryMailbox source() {
        return world.source().account("anna").mailbox("INBOX.Archiv");
    }

    private InMemoryMailbox target() {
        return world.target().account("anna").mailbox("Archiv");
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void a_preview_lists_what_delete_then_takes_away() throws IOException {
        copied();
        assertThat(world.run("run", "--final", "--delete-preview", "--out", "preview"))
                .as(world.out())
                .isZero();
        assertThat(world.out())
                .contains("deletions  1 would be deleted at the target", "next       migrator run --final --delete");
        assertThat(read("preview/run.json"))
                .contains("\"outcome\": \"PROPOSED\"", "\"sourceUid\": 7", "DELETE-PREVIEW", "--delete-preview");
        assertThat(read("preview/run.html")).contains("Gone at the source", "proposed", "Archiv");
        assertThat(read("preview/run.csv")).contains("toDeleteAtTarget,keptAtTarget", ",DELETE-PREVIEW,");
        assertThat(target().messages()).hasSize(40);

        assertThat(world.run("run", "--final", "--delete", "--out", "deleted"))
                .as(world.out())
                .isZero();
        assertThat(world.out())
                .contains("deletions  1 deleted at the target", "besides    1 deleted at the target")
                .contains("balance    39 = 39 already there");
        assertThat(read("deleted/run.json"))
                .contains("\"deletedAtTarget\": 1", "\"outcome\": \"DELETED\"", "DELETED-AT-TARGET");
        assertThat(target().messages()).hasSize(39).noneMatch(message -> message.uid() == 7);
        assertThat(world.run("verify", "--content", "all")).as(world.out()).isZero();
        assertThat(world.run("report", "deleted")).isZero();
    }

    @Test
    void what_the_user_has_changed_is_kept_and_named_and_is_no_failure() throws IOException {
        copied();
        target().setFlags(7, MessageFlags.parse(java.util.List.of("\\Flagged")));

        assertThat(world.run("run", "--final", "--delete", "--out", "report"))
                .as(world.out())
                .isZero();

        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("deletions 1 kept there", "anna: 1 messages of the folder Archiv", "(KEPT-AT-TARGET)");
        assertThat(read("report/run.json")).contains("\"outcome\": \"KEPT\"", "somebody has changed them");
        assertThat(target().messages()).hasSize(40);
    }

    @Test
    void more_than_the_cap_is_left_until_the_cap_is_raised_on_purpose() {
        copied();
        source().expunge(8);
        source().expunge(9);

        assertThat(world.run("run", "--final", "--delete")).as(world.out()).isEqualTo(3);

        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("3 of 40 copied messages of the account", "the cap of 5 %", "--delete-cap 8%")
                .contains("next migrator run --only-failed --final --delete");
        assertThat(target().messages()).hasSize(40);

        assertThat(world.run("run", "--only-failed", "--final", "--delete", "--delete-cap", "8%"))
                .as(world.out())
                .isZero();
        assertThat(target().messages()).hasSize(37);
    }

    @Test
    void without_being_asked_nothing_is_deleted() {
        copied();
        assertThat(world.run("run", "--final")).isZero();
        assertThat(world.run("run")).isZero();

        assertThat(target().messages()).hasSize(40);
        assertThat(world.out()).doesNotContain("deletions");
    }

    @Test
    void resume_does_what_the_last_run_was_asked_and_says_so() {
        copied();
        world.run("run", "--account", "anna", "--final", "--delete-preview", "--delete-cap", "7%");

        assertThat(world.run("resume")).isZero();

        assertThat(world.err())
                .contains("the last run worked on --account anna, with --final --delete-preview --delete-cap 7%");
        assertThat(target().messages()).hasSize(40);
    }

    @ParameterizedTest
    @CsvSource({
        "--delete, '--delete and --delete-preview go with --final'",
        "--delete-preview, '--delete and --delete-preview go with --final'",
        "--final --delete-cap 9%, '--delete-cap goes with --delete or --delete-preview'",
        "--final --delete --delete-cap 101%, 'a whole number of percent'",
        "--final --only verify, 'does not go with --only verify'"
    })
    void options_that_do_not_go_together_are_refused(String options, String words) {
        assertThat(world.run(("run " + options).split(" "))).isEqualTo(2);
        assertThat(world.err()).contains(words);
    }
}
