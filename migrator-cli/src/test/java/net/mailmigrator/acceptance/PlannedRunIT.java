package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plan} prints as the next step does all that it planned, on servers that make folders when asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlannedRunIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @Test
    void folders_that_a_server_makes_when_they_are_first_looked_at_are_no_difference() {
        try (DovecotServer source = server('.', "INBOX.");
                DovecotServer target = server('/', "")) {
            CommandLineWorld world = new CommandLineWorld(folder).withAccounts("anna", "bert");
            for (String login : new String[] {"anna", "bert"}) {
                source.addUser(login, "old-" + login);
                target.addUser(login, "new-" + login);
            }
            world.settings("host: old, port: 143", "host: 127.0.0.1, port: " + source.port());
            world.settings("host: new, port: 143", "host: 127.0.0.1, port: " + target.port());
            world.variables().put("SRC", DovecotServer.MASTER_PASSWORD);
            world.variables().put("DST", DovecotServer.MASTER_PASSWORD);

            assertThat(world.run("plan")).as(world.out() + world.err()).isZero();
            String next = world.out().lines().reduce((one, two) -> two).orElseThrow();
            String digest = next.replaceFirst("next +migrator run --plan ", "");

            assertThat(world.run("run", "--plan", digest)).as(world.out()).isZero();
            assertThat(world.out()).contains("2 read   2 in scope   2 done");
            assertThat(world.run("run", "--plan", digest)).as(world.out()).isZero();
        }
    }

    private static DovecotServer server(char separator, String prefix) {
        return new DovecotOptions()
                .namespace(separator, prefix)
                .specialUse("Trash", "\\Trash")
                .specialUse("Sent", "\\Sent")
                .specialUse("Drafts", "\\Drafts")
                .specialUse("Archive", "\\Archive")
                .start();
    }
}
