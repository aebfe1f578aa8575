package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.stream.Stream;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.InMemoryServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that exist at the target only once the run has made them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProvisionedRunTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final InMemoryServer fresh = new InMemoryServer('.', "INBOX.");

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void an_account_that_only_the_old_system_has() {
        world = new CommandLineWorld(folder);
        world.write("accounts.csv", "login,address,passwordHash\nanna,anna@example.org,{SHA512-CRYPT}$6$abc$def\n");
        world.source()
                .addAccount("anna", "pw")
                .mailbox("INBOX.Gesendet")
                .put(
                        "Message-ID: <1@x>\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII),
                        MessageFlags.NONE,
                        InternalDate.ofEpochSecond(1_600_000_000));
        world.settings("target:\n", "target:\n  provision: [ { template: dovecot-files, output: ./provision } ]\n");
        world.server("new", new ReadsPasswdFile());
    }

    @Test
    void a_plan_does_not_complain_about_accounts_that_are_yet_to_be_made() {
        assertThat(world.run("plan")).as(world.out()).isZero();
        assertThat(folder.resolve("provision")).doesNotExist();
    }

    @Test
    void a_run_makes_the_account_looks_at_it_and_copies_into_the_folders_it_has() {
        assertThat(world.run("run")).as(world.out() + world.err()).isZero();

        assertThat(world.err())
                .contains("provision  dovecot-files: 1 written, 0 as they were, 0 failed", "looking at the accounts");
        assertThat(fresh.account("anna").mailbox("INBOX.Gesendet").messages()).hasSize(1);
        assertThat(world.run("run")).as(world.out() + world.err()).isZero();
        assertThat(world.out()).contains("balance    1 = 1 already there");
    }

    @Test
    void provisioning_alone_needs_no_mail_server_and_copies_nothing() {
        world.server("old", new InMemoryServer());

        assertThat(world.run("run", "--only", "provision"))
                .as(world.out() + world.err())
                .isZero();

        assertThat(world.out()).contains("accounts   1 read   1 in scope   1 done");
        assertThat(fresh.appends()).isZero();
    }

    /** Knows the accounts that stand in the file that provisioning writes, as Dovecot does. */
    private final class ReadsPasswdFile implements WritableServer {
        @Override
        public MailboxReader openReader(Credentials credentials) throws MailException {
            readAccounts();
            return fresh.openReader(credentials);
        }

        @Override
        public MailboxWriter openWriter(Credentials credentials) throws MailException {
            readAccounts();
            return fresh.openWriter(credentials);
        }

        @Override
        public SortedSet<AppliedWorkaround> workarounds() {
            return fresh.workarounds();
        }

        private synchronized void readAccounts() {
            Path provision = folder.resolve("provision");
            if (!Files.isDirectory(provision)) {
                return;
            }
            try (Stream<Path> files = Files.list(provision)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> line.contains(":"))
                            .forEach(line -> fresh.addAccount(line.substring(0, line.indexOf(':')), "pw"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
