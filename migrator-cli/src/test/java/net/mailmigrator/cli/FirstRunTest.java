package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FirstRunTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void two_accounts() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert");
        put(world.source().account("anna").mailbox("INBOX"), 3);
        put(world.source().account("anna").mailbox("INBOX.Gesendet"), 2);
        put(world.source().account("bert").mailbox("INBOX"), 1);
    }

    @Test
    void plan_run_and_run_again_copy_everything_once() {
        assertThat(world.run("plan")).as(world.err()).isZero();
        assertThat(world.run("run")).as(world.err()).isZero();
        assertThat(world.out()).contains("balance    6 = 6 copied");
        assertThat(world.run("run")).as(world.err()).isZero();
        assertThat(world.out()).contains("balance    6 = 6 already there");

        assertThat(world.target().account("anna").mailbox("INBOX").messages()).hasSize(3);
        assertThat(world.target().account("anna").mailbox("Gesendet").messages())
                .hasSize(2);
        assertThat(world.target().account("bert").mailbox("INBOX").messages()).hasSize(1);
    }

    private static void put(InMemoryMailbox mailbox, int messages) {
        for (int i = 0; i < messages; i++) {
            mailbox.put(
                    ("Message-ID: <" + i + "@" + mailbox.name() + ">\r\n\r\ntext " + i + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII),
                    MessageFlags.NONE,
                    InternalDate.ofEpochSecond(1_600_000_000 + i));
        }
    }
}
