package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.InMemoryAccount;
import net.mailmigrator.testing.InMemoryMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where one message is on both sides, and what became of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FindCommandTest {
    private static final InternalDate DATE = InternalDate.ofEpochSecond(1_536_786_187);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void an_account_whose_mail_was_copied() {
        world = new CommandLineWorld(folder).withAccounts("anna");
        put(world.source().account("anna").mailbox("INBOX"), "first");
        put(world.source().account("anna").mailbox("INBOX.Gesendet"), "sent");
        assertThat(world.run("run")).as(world.err()).isZero();
    }

    private static void put(InMemoryMailbox mailbox, String id) {
        mailbox.put(
                ("Subject: secret\r\nMessage-Id:\r\n <" + id + "@test.example>\r\n\r\n" + id + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                MessageFlags.NONE,
                DATE);
    }

    private String found() {
        return world.out().replaceAll("\\s+", " ");
    }

    @Test
    void a_copied_message_is_named_with_its_places_and_its_row() {
        assertThat(world.run("find", "--account", "anna", "--message-id", "<sent@test.example>"))
                .as(world.err())
                .isZero();

        assertThat(found())
                .contains(
                        "source: INBOX.Gesendet, UID 1,",
                        "2018-09-12T21:03:07Z",
                        "target: Gesendet, UID 1,",
                        "journal: INBOX.Gesendet, UID 1, is appended (APPENDUID) as Gesendet, UID 1")
                .doesNotContain("INBOX, UID", "secret");
    }

    @Test
    void a_message_is_found_by_date_and_size_without_reading_any_header() {
        long size = world.source()
                .account("anna")
                .mailbox("INBOX")
                .messages()
                .get(0)
                .octets()
                .length;

        assertThat(world.run(
                        "find", "--account", "anna", "--date", "2018-09-12T21:03:07Z", "--size", String.valueOf(size)))
                .isZero();

        assertThat(found()).contains("source: INBOX, UID 1,").doesNotContain("Gesendet");
    }

    @Test
    void a_message_that_the_user_has_filed_elsewhere_at_the_target_is_found_there() {
        InMemoryAccount target = world.target().account("anna");
        target.move(target.mailbox("INBOX"), 1, target.mailbox("Ablage"));

        assertThat(world.run("find", "--account", "anna", "--message-id", "first@test.example"))
                .isZero();

        assertThat(found()).contains("target: Ablage, UID 1,", "is appended (APPENDUID) as INBOX, UID 1");
    }

    @Test
    void a_message_that_is_nowhere_ends_with_3() {
        assertThat(world.run("find", "--account", "anna", "--message-id", "<none@test.example>"))
                .isEqualTo(3);

        assertThat(found()).contains("no such message was found");
    }

    @Test
    void what_is_found_is_in_the_json_too() {
        world.run("find", "--account", "anna", "--message-id", "<sent@test.example>", "--json");

        assertThat(world.out()).contains("\"command\": \"find\"", "target: Gesendet, UID 1,");
    }

    /** For programs, which would have to take the sentences apart. */
    @Test
    void each_place_and_each_row_has_fields_of_its_own_in_the_json() {
        world.run("find", "--account", "anna", "--message-id", "<sent@test.example>", "--json");

        JsonNode found = JsonMapper.shared().readTree(world.out()).path("found");
        JsonNode copy = found.path("source").path(0);
        assertThat(copy.path("folder").asString()).isEqualTo("INBOX.Gesendet");
        assertThat(copy.path("uid").asLong()).isEqualTo(1);
        assertThat(copy.path("bytes").asLong()).isPositive();
        assertThat(copy.path("internalDate").asString()).isEqualTo("2018-09-12T21:03:07Z");
        assertThat(found.path("target").path(0).path("folder").asString()).isEqualTo("Gesendet");
        JsonNode row = found.path("journal").path(0);
        assertThat(row.path("state").asString()).isEqualTo("APPENDED");
        assertThat(row.path("proof").asString()).isEqualTo("APPENDUID");
        assertThat(row.path("targetFolder").asString()).isEqualTo("Gesendet");
        assertThat(row.path("targetUid").asLong()).isEqualTo(1);
        assertThat(row.path("former").asBoolean()).isFalse();
        assertThat(found.path("journal").size()).isEqualTo(1);
        assertThat(found.path("journalAsked").asBoolean()).isTrue();
    }

    @Test
    void a_size_without_a_date_is_wrong_use() {
        assertThat(world.run("find", "--account", "anna", "--size", "7")).isEqualTo(2);
    }
}
