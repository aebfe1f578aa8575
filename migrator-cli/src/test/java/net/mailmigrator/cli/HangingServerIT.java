package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.ManifestReader;
import net.mailmigrator.testing.StepProxy;
import net.mailmigrator.testing.Steps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Dovecot from which nothing comes any more when the time of a run is over: half a minute later the run cuts its
 * connections, and ends. Time is passed by hand.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 200, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HangingServerIT {
    private static final int MESSAGES = 30;
    private static final String[] RUN = {"run", "--until", "30m"};

    private static DovecotServer dovecot;
    private static int steps;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(@TempDir Path clean) {
        Dovecots.assumeAvailable();
        dovecot = new DovecotOptions().start();
        for (int tenth = 1; tenth <= 9; tenth++) {
            dovecot.addUser("a" + tenth, "pw");
        }
        dovecot.addUser("counted", "pw");
        Steps all = new Steps();
        try (StepProxy proxy = new StepProxy(dovecot.port(), all)) {
            assertThat(world(clean, "counted", proxy.port()).run(RUN)).isZero();
        }
        steps = all.count();
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    private static CommandLineWorld world(Path folder, String login, int port) {
        CommandLineWorld world =
                new CommandLineWorld(folder).withAccounts(login).to(dovecot, login);
        // else the connection would be given up as silent before anybody waited long for the cut
        world.settings("port: " + dovecot.port(), "timeout: 10m, port: " + port);
        for (int i = 1; i <= MESSAGES; i++) {
            world.source()
                    .account(login)
                    .mailbox(i % 3 == 0 ? "INBOX.Ablage" : "INBOX")
                    .put(CopyWorld.octets(i), MessageFlags.NONE, CopyWorld.date(i));
        }
        return world;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8})
    void the_run_ends_and_the_next_one_goes_on_with_what_is_left(int tenth) throws Exception {
        String login = "a" + tenth;
        Steps hanging = new Steps();
        CountDownLatch end = new CountDownLatch(1);
        try (StepProxy proxy = new StepProxy(dovecot.port(), hanging)) {
            CommandLineWorld world = world(folder, login, proxy.port());
            hanging.arm(Math.max(1, steps * tenth / 10), () -> {
                world.time().pass(Duration.ofMinutes(30));
                world.time().pass(Duration.ofSeconds(30));
                await(end);
            });

            assertThat(world.run(RUN)).as(world.out() + world.err()).isEqualTo(75);

            assertThat(hanging.fired()).isTrue();
            assertThat(world.err()).contains("stopping: it is time (--until, ");
            assertThat(world.out()).contains("stopped softly at --until", "next       migrator resume");
            assertThat(world.run("resume", "--until", "10h"))
                    .as(world.out() + world.err())
                    .isZero();
            assertThat(new ManifestReader(dovecot, "").read(login).size()).isEqualTo(MESSAGES);
            assertThat(world.run("verify", "--content", "all")).as(world.out()).isZero();
        } finally {
            end.countDown();
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
