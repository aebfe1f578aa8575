package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command ends softly when its time is over, and the next one goes on. The tests' day begins at 07:00 in Berlin. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeLimitsTest {
    @TempDir
    Path folder;

    private CommandLineWorld world;

    @BeforeEach
    void accounts() {
        world = new CommandLineWorld(folder).withAccounts("a1", "a2", "a3", "a4");
        for (String login : new String[] {"a1", "a2", "a3", "a4"}) {
            for (int n = 0; n < 3; n++) {
                world.source()
                        .account(login)
                        .mailbox("INBOX")
                        .put(CopyWorld.octets(n), MessageFlags.NONE, CopyWorld.date(n));
            }
        }
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s }\nrun: { parallelAccounts: 1 }");
    }

    private void window(String from, String until) {
        world.settings(
                "parallelAccounts: 1",
                "parallelAccounts: 1, window: { from: \"" + from + "\", until: \"" + until + "\" }");
    }

    /** Each fetch of the source takes so long. */
    private void fetchesTake(Duration length) {
        world.source().setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FETCH) {
                world.time().pass(length);
            }
        });
    }

    @Test
    void a_run_with_until_leaves_what_it_does_not_reach_and_the_next_one_copies_it() {
        fetchesTake(Duration.ofMinutes(20));

        assertThat(world.run("run", "--until", "30m"))
                .as(world.out() + world.err())
                .isEqualTo(75);

        assertThat(world.err()).contains("stopping: it is time (--until, ");
        assertThat(world.out()).contains("stopped softly at --until", "next       migrator resume");
        assertThat(world.target().appends()).isBetween(1, 11);

        assertThat(world.run("resume", "--until", "10h"))
                .as(world.out() + world.err())
                .isZero();
        assertThat(world.run("verify", "--content", "all")).as(world.out()).isZero();
    }

    @Test
    void what_is_done_before_its_time_is_over_ends_well() {
        fetchesTake(Duration.ofMinutes(20));

        assertThat(world.run("run", "--until", "10:00"))
                .as(world.out() + world.err())
                .isZero();
    }

    @Test
    void the_window_ends_a_run_and_outside_of_it_nothing_is_begun() {
        window("06:30", "07:30");
        fetchesTake(Duration.ofMinutes(20));

        assertThat(world.run("run")).as(world.out() + world.err()).isEqualTo(75);

        assertThat(world.out()).contains("the end of the window 06:30-07:30 Europe/Berlin");
        int appends = world.target().appends();
        assertThat(world.run("run")).isEqualTo(75);
        assertThat(world.err())
                .contains("the window 06:30-07:30 Europe/Berlin (run.window) is closed and opens at 2026-11-25 06:30");
        assertThat(world.target().appends()).isEqualTo(appends);
    }

    @Test
    void outside_of_the_window_now_works_at_once_and_does_not_end_when_it_closes() {
        window("07:10", "07:11");
        fetchesTake(Duration.ofMinutes(20));

        assertThat(world.run("run", "--now")).as(world.out() + world.err()).isZero();
    }

    @Test
    void wait_works_once_the_window_opens() {
        window("22:00", "06:00");

        assertThat(world.run("run", "--wait")).as(world.out() + world.err()).isZero();

        assertThat(world.time().passed()).isGreaterThanOrEqualTo(Duration.ofHours(15));
        assertThat(world.err()).contains("waiting for the window 22:00-06:00 Europe/Berlin");
    }

    @Test
    void a_signal_ends_the_wait_for_the_window() {
        window("22:00", "06:00");
        world.time().whenPassed(Duration.ofHours(1), () -> world.signals().signalled(ExitStatus.TERMINATED));

        assertThat(world.run("run", "--wait")).isEqualTo(143);

        assertThat(world.err()).contains("nothing was begun");
        assertThat(world.target().appends()).isZero();
    }

    @Test
    void the_earlier_of_window_and_until_counts() {
        window("06:30", "23:00");
        fetchesTake(Duration.ofMinutes(20));

        assertThat(world.run("run", "--until", "30m")).isEqualTo(75);
        assertThat(world.out()).contains("stopped softly at --until");
    }

    @Test
    void a_verification_ends_in_time_too() {
        assertThat(world.run("run")).isZero();
        world.target().setFaults((step, mailbox) -> world.time().pass(Duration.ofMinutes(20)));

        assertThat(world.run("verify", "--content", "all", "--until", "30m"))
                .as(world.out() + world.err())
                .isEqualTo(75);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "6", "soon", "", "-5m", "6:5"})
    void what_is_no_time_is_refused(String text) {
        assertThat(world.run("run", "--until", text)).isEqualTo(2);

        assertThat(world.err()).contains("is neither a time of the day such as 06:00 nor a length such as 90m");
    }

    @Test
    void now_and_wait_exclude_each_other() {
        assertThat(world.run("run", "--now", "--wait")).isEqualTo(2);
    }
}
