package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are not at the target, and of which the operator accepts that. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AcceptedMessagesTest {
    private static final String ACCEPTED =
            "- { code: MESSAGE-REFUSED, account: anna, folder: Archiv, uid: 1, answer: accept, by: mk, why: virus }\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    private final AtomicInteger refusals = new AtomicInteger();

    @BeforeEach
    void two_messages_of_which_the_target_refuses_one() {
        world = new CommandLineWorld(folder).withAccounts("anna");
        put("bad");
        put("good, and longer");
        world.target().setRefusal(message -> {
            boolean bad = message.content().digests().octets() == "bad".length();
            return bad ? "virus found, " + refusals.incrementAndGet() : null;
        });
    }

    private void put(String text) {
        world.source()
                .account("anna")
                .mailbox("INBOX.Archiv")
                .put(
                        text.getBytes(StandardCharsets.US_ASCII),
                        MessageFlags.NONE,
                        InternalDate.ofEpochSecond(1_600_000_000));
    }

    @Test
    void a_run_offers_to_accept_what_was_refused() throws IOException {
        assertThat(world.run("run", "--out", "first")).isEqualTo(3);

        assertThat(Files.readString(folder.resolve("first/decisions-proposed.yaml")))
                .contains("the target said virus found, ")
                .endsWith("# answers: accept\n- { code: MESSAGE-REFUSED, account: \"anna\", folder: \"Archiv\", uid: 1,"
                        + " answer: , by: , why: }\n");
    }

    @Test
    void what_is_accepted_is_listed_not_sent_again_and_does_not_count_for_the_exit_status() {
        world.run("run");
        world.write("decisions.yaml", ACCEPTED);
        int before = refusals.get();

        assertThat(world.run("run", "--out", "second")).as(world.out()).isZero();

        assertThat(refusals).hasValue(before);
        assertThat(world.out()).contains("balance    2 = 1 already there + 1 refused");
        assertThat(world.files().keySet()).doesNotContain("second/decisions-proposed.yaml");
        assertThat(read("second/run.json"))
                .contains("MESSAGE-ACCEPTED", "that is accepted by mk: virus", "\"state\": \"GIVEN\"");
        assertThat(world.run("verify")).as(world.out()).isZero();
        world.run("show", "anna");
        assertThat(world.out()).contains("refused, accepted by mk: virus: INBOX.Archiv, UID 1");
    }

    @Test
    void without_the_decision_it_is_tried_again_and_counts_again() {
        world.run("run");
        world.write("decisions.yaml", ACCEPTED);
        world.run("run");
        world.write("decisions.yaml", "");
        int before = refusals.get();

        assertThat(world.run("run")).isEqualTo(3);

        assertThat(refusals).hasValue(before + 1);
    }

    @Test
    void a_decision_on_a_message_that_has_arrived_is_stale() {
        world.target().setRefusal(message -> null);
        world.write("decisions.yaml", ACCEPTED);

        assertThat(world.run("run", "--out", "report")).isZero();

        assertThat(read("report/run.json")).contains("\"state\": \"STALE\"");
    }

    @Test
    void entries_that_cannot_be_used_are_named() {
        world.write("decisions.yaml", """
                - { code: MESSAGE-REFUSED, account: otto, folder: Archiv, uid: 1, answer: accept, by: mk, why: x }
                """);
        assertThat(world.run("run")).isEqualTo(4);
        assertThat(world.err()).contains("decisions.yaml:1: the source has nothing that is account otto");

        world.write("decisions.yaml", """
                - { code: MESSAGE-REFUSED, domain: a.de, folder: Archiv, uid: 0, answer: resend, by: mk, why: x }
                """);
        assertThat(world.run("run")).isEqualTo(4);
        assertThat(world.err())
                .contains(
                        "domain: unknown key",
                        "account: is missing",
                        "uid: is \"0\", must be a UID",
                        "answer: is \"resend\", must be one of accept");
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
