package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looking on from another terminal. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class StatusWatchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld runner;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld onlooker;

    private final CountDownLatch copying = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void a_run_that_stands_still_in_the_middle() {
        onlooker = new CommandLineWorld(folder);
        runner = new CommandLineWorld(folder).withAccounts("anna", "bert");
        for (String login : new String[] {"anna", "bert"}) {
            runner.source()
                    .account(login)
                    .mailbox("INBOX")
                    .put(CopyWorld.octets(1), MessageFlags.NONE, CopyWorld.date(1));
        }
        runner.source().setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FETCH) {
                copying.countDown();
                await(goOn);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void watching_shows_the_accounts_that_come_to_their_end_and_then_where_all_stand() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> run = other.submit(() -> runner.run("run"));
            await(copying);
            onlooker.time().whenPassed(java.time.Duration.ofSeconds(1), goOn::countDown); // it has looked once

            assertThat(onlooker.run("status", "--watch")).as(onlooker.err()).isZero();

            assertThat(run.get()).as(runner.out() + runner.err()).isZero();
            assertThat(onlooker.err()).contains("anna: ").contains("bert: ");
            assertThat(onlooker.out()).contains("status  small", "2 synced");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void a_signal_ends_the_watching_and_not_the_run() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> run = other.submit(() -> runner.run("run"));
            await(copying);
            onlooker.time()
                    .whenPassed(
                            java.time.Duration.ofSeconds(1),
                            () -> onlooker.signals().signalled(ExitStatus.INTERRUPTED));

            assertThat(onlooker.run("status", "--watch")).as(onlooker.err()).isZero();

            assertThat(run.isDone()).isFalse();
            goOn.countDown();
            assertThat(run.get()).as(runner.out() + runner.err()).isZero();
        } finally {
            goOn.countDown();
            other.shutdownNow();
        }
    }

    @Test
    void without_a_run_it_shows_once_where_all_stand() {
        goOn.countDown();
        assertThat(runner.run("run")).isZero();

        assertThat(onlooker.run("status", "--watch")).isZero();

        assertThat(onlooker.out()).contains("status  small");
    }
}
