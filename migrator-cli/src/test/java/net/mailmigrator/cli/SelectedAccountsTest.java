package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.mailmigrator.testing.CommandLineWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which accounts a command works on, and what it says of the others. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SelectedAccountsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void two_accounts_without_a_wave() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert");
    }

    @Test
    void a_wave_that_no_account_has_is_wrong_use_like_a_domain() {
        assertThat(world.run("run", "--wave", "9")).as(world.err()).isEqualTo(2);
        assertThat(world.err())
                .isEqualTo("migrator run: no account is selected by --wave 9: the source has 2 accounts in scope."
                        + " Nothing was touched.\n");
        assertThat(world.run("run", "--domain", "example.org")).isEqualTo(2);
    }
}
