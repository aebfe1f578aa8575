package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that dies in the middle of a run: the whole program, between servers in memory, on one old server or two. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadHostTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    private final InMemoryServer branch = new InMemoryServer('.', "INBOX.");

    @BeforeEach
    void two_accounts_on_the_old_host_and_two_on_another() {
        world = new CommandLineWorld(folder).withAccounts("anna", "bert", "carl", "dora");
        world.server("branch", branch);
        world.write("accounts.csv", "login,sourceHost\nanna,branch\nbert,branch\ncarl,\ndora,\n");
        for (String login : new String[] {"anna", "bert"}) {
            branch.addAccount(login, "pw");
        }
        for (String login : new String[] {"anna", "bert", "carl", "dora"}) {
            InMemoryServer server = login.compareTo("c") < 0 ? branch : world.source();
            for (int n = 0; n < 3; n++) {
                server.account(login).mailbox("INBOX").put(CopyWorld.octets(n), MessageFlags.NONE, CopyWorld.date(n));
            }
        }
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s }\nrun: { parallelAccounts: 1, hostDown: 5m }");
    }

    /** All sessions break at the first FETCH, and then so many connections are refused. */
    private AtomicInteger dyingAtFetch(InMemoryServer server, int connections) {
        AtomicInteger refused = new AtomicInteger(-1);
        server.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FETCH && refused.compareAndSet(-1, 0)) {
                throw MailException.lost("fetch", "the connection was closed", null);
            }
            if (step == Step.BEFORE_LOGIN && refused.get() >= 0 && refused.incrementAndGet() <= connections) {
                throw MailException.refused(
                        FailureScope.RUN, true, "connect to the old host", "cannot connect: Connection refused");
            }
        });
        return refused;
    }

    @Test
    void a_restart_of_a_minute_costs_no_account_anything_and_stands_in_the_report() {
        dyingAtFetch(world.source(), 6);

        assertThat(world.run("run")).as(world.out() + world.err()).isZero();

        assertThat(world.time().passed()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(world.err())
                .contains(
                        "old:143: it cannot be reached; its accounts wait for it, up to 300 s",
                        "old:143: it answers again");
        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("4 done", "old:143 could not be reached once, for 67 s in all; its accounts waited for it");
    }

    @Test
    void a_branch_that_stays_dead_fails_its_accounts_only_and_the_next_run_goes_on() throws IOException {
        AtomicInteger refused = dyingAtFetch(branch, 9999);

        assertThat(world.run("run", "--out", "out")).as(world.out()).isEqualTo(ExitStatus.PARTIAL.code());

        assertThat(world.out()).contains("2 done   2 failed");
        assertThat(Files.readString(folder.resolve("out/run.json")))
                .contains("cannot connect: Connection refused (tried ", "for it had answered before; see run.hostDown");
        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("branch:143 could not be reached once, and still cannot");
        assertThat(world.time().passed()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(refused.get()).as("attempts").isLessThan(20);

        branch.setFaults(FaultPoint.NONE);
        assertThat(world.run("resume")).as(world.out()).isZero();
        assertThat(world.target().account("bert").mailbox("INBOX").messages()).hasSize(3);
    }

    @Test
    void the_old_host_that_stays_dead_ends_the_run_with_7_and_resume_goes_on() {
        dyingAtFetch(world.source(), 9999);

        assertThat(world.run("run")).as(world.out()).isEqualTo(ExitStatus.UNREACHABLE.code());

        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("cannot connect: Connection refused (tried ", "Accounts that were not begun are left");
        assertThat(world.time().passed()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));

        world.source().setFaults(FaultPoint.NONE);
        assertThat(world.run("resume")).as(world.out()).isZero();
        assertThat(world.out()).contains("4 done");
    }

    @Test
    void a_host_that_never_answers_ends_the_run_after_seconds() {
        dyingAtFetch(world.source(), 9999).set(0);

        assertThat(world.run("run")).as(world.out()).isEqualTo(ExitStatus.UNREACHABLE.code());

        assertThat(world.time().passed()).isEqualTo(Duration.ofSeconds(10));
    }
}
