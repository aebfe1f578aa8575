package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plan says of the night. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForecastTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void without_a_run_there_is_no_rate_and_after_a_pilot_there_is_one() {
        CommandLineWorld world = new CommandLineWorld(folder).withAccounts("pilot", "anna");
        put(world, "pilot", 6);
        put(world, "anna", 30);
        assertThat(world.run("plan")).as(world.err()).isZero();
        assertThat(world.out()).contains("night      no rate is known yet: run a pilot first");

        assertThat(world.run("run", "--account", "pilot")).as(world.err()).isZero();
        assertThat(world.run("plan")).as(world.err()).isZero();

        assertThat(world.out()).containsPattern("night      forecast \\d+.* \\(last run: .*/s, \\d+ msg/s\\)");
        assertThat(world.run("run")).as(world.err()).isZero();
        assertThat(world.run("plan")).as(world.err()).isZero();
        assertThat(world.out()).as("all is there").doesNotContain("night");
        assertThat(world.run("plan", "--inspect", "none")).isZero();
        assertThat(world.out()).as("nobody knows how much it is").doesNotContain("night");
    }

    private static void put(CommandLineWorld world, String login, int messages) {
        for (int i = 0; i < messages; i++) {
            world.source()
                    .account(login)
                    .mailbox("INBOX")
                    .put(
                            ("Message-ID: <" + i + "@x>\r\n\r\ntext\r\n").getBytes(StandardCharsets.US_ASCII),
                            MessageFlags.NONE,
                            InternalDate.ofEpochSecond(1_600_000_000 + i));
        }
    }
}
