package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that refuse one login after the other. One account at a time, so that the row is known. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusedLoginsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void nobody() {
        world = new CommandLineWorld(folder);
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s }\nrun: { parallelAccounts: 1 }");
    }

    /** Accounts a1, a2 …; those that do not exist on a server are refused there. */
    private void accounts(int number, int... missing) {
        String[] logins = IntStream.rangeClosed(1, number)
                .filter(n -> IntStream.of(missing).noneMatch(gone -> gone == n))
                .mapToObj(n -> "a" + n)
                .toArray(String[]::new);
        world.withAccounts(logins);
        StringBuilder csv = new StringBuilder("login\n");
        IntStream.rangeClosed(1, number).forEach(n -> csv.append('a').append(n).append('\n'));
        world.write("accounts.csv", csv.toString());
    }

    private void count(InMemoryServer server) {
        server.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LOGIN) {
                asked.incrementAndGet();
            }
        });
    }

    @Test
    void five_different_ones_in_a_row_stop_all_logins_there() {
        accounts(8, 2, 3, 4, 5, 6);
        count(world.source());

        assertThat(world.run("run")).as(world.out()).isEqualTo(7);

        assertThat(asked).hasValue(6);
        assertThat(world.err())
                .contains(
                        "log in to memory:0 as a6*master",
                        "5 different logins refused in a row: the host may be blocking"
                                + " this address. No further login is tried there",
                        "check source.imap.login",
                        "--not-account");
        assertThat(world.target().appends()).isZero();
    }

    @Test
    void one_that_is_accepted_begins_the_row_anew() {
        accounts(9, 1, 2, 3, 4, 6, 7, 8, 9);
        count(world.source());

        assertThat(world.run("run")).as(world.out() + world.err()).isEqualTo(3);

        assertThat(world.out() + world.err()).doesNotContain("may be blocking");
    }

    @Test
    void a_check_of_all_accounts_stops_too() {
        accounts(8, 2, 3, 4, 5, 6, 7, 8);
        count(world.target());

        assertThat(world.run("check", "--all")).as(world.out() + world.err()).isEqualTo(7);

        assertThat(world.out()).contains("the host may be blocking this address");
        assertThat(asked.get()).isLessThan(8);
    }

    @Test
    void accounts_that_are_yet_to_be_provisioned_do_not_count() {
        accounts(7);
        StringBuilder csv = new StringBuilder("login,address,passwordHash\n");
        IntStream.rangeClosed(1, 7)
                .forEach(n -> csv.append("a" + n + ",a" + n + "@example.org,{SHA512-CRYPT}$6$abc$def\n"));
        world.write("accounts.csv", csv.toString());
        world.settings("target:\n", "target:\n  provision: [ { template: dovecot-files, output: ./provision } ]\n");
        InMemoryServer empty = new InMemoryServer('/', "");
        count(empty);
        world.server("new", empty);

        assertThat(world.run("plan")).as(world.out() + world.err()).isZero();

        assertThat(asked).hasValue(7);
    }

    @Test
    void only_failed_takes_up_those_and_no_others() {
        accounts(2, 2);
        world.source().addAccount("a2", "pw").mailbox("INBOX").put(mail(1), flags(), date());
        assertThat(world.run("run")).as(world.out() + world.err()).isEqualTo(3);
        assertThat(world.out()).contains("run --only-failed");
        world.source().account("a1").mailbox("INBOX").put(mail(2), flags(), date());
        world.target().addAccount("a2", "pw");

        assertThat(world.run("run", "--only-failed"))
                .as(world.out() + world.err())
                .isZero();

        assertThat(world.target().account("a2").mailbox("INBOX").messages()).hasSize(1);
        assertThat(world.target().account("a1").mailbox("INBOX").messages()).isEmpty();
        assertThat(world.run("run", "--only-failed")).isZero();
        assertThat(world.out())
                .contains("0 in scope", "no account has failed (--only-failed), so there was nothing to do");
        assertThat(world.run("run")).isZero();
        assertThat(world.target().account("a1").mailbox("INBOX").messages()).hasSize(1);
    }

    private static byte[] mail(int number) {
        return CopyWorld.octets(number);
    }

    private static MessageFlags flags() {
        return MessageFlags.NONE;
    }

    private static InternalDate date() {
        return CopyWorld.date(1);
    }
}
