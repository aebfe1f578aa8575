package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done otherwise for a server is in the reports of the commands that talked to it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AppliedWorkaroundsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    /** Everything below INBOX without NAMESPACE, no UIDNEXT, and EXAMINE that gives another UIDVALIDITY than STATUS. */
    private final ScriptedServer old =
            new ScriptedServer("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready", (command, client) -> {
                switch (command.verb()) {
                    case "LIST" -> client.ok(command, "* LIST () \".\" INBOX", "* LIST () \".\" INBOX.Gesendet");
                    case "EXAMINE" -> client.ok(command, "* 0 EXISTS", "* OK [UIDVALIDITY 9] ok");
                    case "SELECT" -> client.ok(command, "* 0 EXISTS", "* OK [UIDVALIDITY 7] ok");
                    case "STATUS" -> client.ok(command, "* STATUS INBOX (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 7)");
                    default -> client.ok(command);
                }
            });

    @BeforeEach
    void a_quirky_source() {
        world = new CommandLineWorld(folder).withAccounts("anna");
        world.settings("host: old, port: 143", "host: 127.0.0.1, port: " + old.port());
    }

    @AfterEach
    void stop() {
        old.close();
    }

    @Test
    void check_names_them_before_anything_is_done() throws IOException {
        assertThat(world.run("check", "--out", "out")).as(world.err()).isZero();

        assertThat(world.out()).contains("""
                applied    source: namespace-from-list, uidnext-asked, select-to-read
                """);
        assertThat(Files.readString(folder.resolve("out/check.json"))).contains("\"name\": \"select-to-read\"");
        assertThat(Files.readString(folder.resolve("out/check.html"))).contains("Applied workarounds", "uidnext-asked");
    }

    @Test
    void a_plan_and_a_run_name_them_and_one_that_is_forbidden_is_not_used() {
        world.settings("tls: none, login: { user: \"${login}*master\", password: \"${env:SRC}\" }", """
                tls: none, workarounds: { forbid: [select-to-read], force: [plain-list] },
                      login: { user: "${login}*master", password: "${env:SRC}" }""");

        assertThat(world.run("plan")).as(world.err()).isZero();
        assertThat(world.out()).contains("applied    source: plain-list (forced), namespace-from-list\n");

        assertThat(world.run("run")).as(world.out() + world.err()).isZero();
        assertThat(world.out()).contains("""
                applied    source: plain-list (forced), namespace-from-list, uidnext-asked
                """);
        assertThat(old.commands()).noneMatch(command -> command.startsWith("SELECT"));
        assertThat(world.out()).contains("1 in scope   1 done");
    }
}
