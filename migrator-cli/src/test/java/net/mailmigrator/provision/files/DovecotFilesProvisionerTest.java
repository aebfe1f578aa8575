package net.mailmigrator.provision.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.StopException;
import net.mailmigrator.provision.Provisioner.Outcome;
import net.mailmigrator.provision.Targets;
import net.mailmigrator.testing.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DovecotFilesProvisionerTest {
    private static final String HASH = "{SSHA}VEmvXT2Gtn+JYQMsCZxplbmwu6YBAgMEBQYHCA==";

    @TempDir
    Path folder;

    private Path output;
    private Path file;
    private DovecotFilesProvisioner provisioner;

    @BeforeEach
    void begin() {
        output = folder.resolve("provision");
        file = output.resolve("passwd");
        provisioner = new DovecotFilesProvisioner(Targets.dovecotFiles(), output);
    }

    @Test
    void accounts_are_lines_as_dovecot_reads_them() {
        Outcome outcome = provisioner.provision(List.of(
                account("domain.de3").withQuota(new QuotaLimit.Bytes(5L << 30)).build(),
                account("müller@domain.de")
                        .withQuota(new QuotaLimit.Unlimited())
                        .build(),
                account("unset").build(),
                account("off").inactive().build(),
                Accounts.mapped("no password").build()));

        assertThat(outcome).isEqualTo(new Outcome(5, 0, java.util.Map.of()));
        assertThat(file).hasContent("""
                        domain.de3:%1$s::::::userdb_quota_rule=*:storage=5368709120B
                        müller@domain.de:%1$s::::::userdb_quota_rule=*:storage=0
                        unset:%1$s::::::userdb_quota_rule=*:storage=0
                        off:{CRYPT}!%1$s::::::userdb_quota_rule=*:storage=0
                        no password:{CRYPT}!::::::userdb_quota_rule=*:storage=0
                        """.formatted(HASH));
    }

    @Test
    void only_the_owner_can_read_the_file_and_nothing_is_left_beside_it() throws IOException {
        provisioner.provision(List.of(account("a").build()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> beside = Files.list(output)) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void running_again_does_not_even_write_the_file() throws IOException {
        List<MappedAccount> accounts = List.of(
                account("a").build(),
                Accounts.mapped("b").withPassword("PLAIN", "clear text").build());
        provisioner.provision(accounts);
        byte[] before = Files.readAllBytes(file);
        Object inode = Files.getAttribute(file, "unix:ino");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        Outcome again = provisioner.provision(accounts);

        assertThat(again).isEqualTo(new Outcome(0, 2, java.util.Map.of()));
        assertThat(file).hasBinaryContent(before);
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void lines_of_others_keep_their_place_and_their_octets() throws IOException {
        String other =
                "# own users\nother:{PLAIN}x::::::\n\na:{PLAIN}old::::::userdb_mail=x:y\n\u00fc in latin1:x\r\nlast:x";
        Files.createDirectories(output);
        Files.writeString(file, other, StandardCharsets.ISO_8859_1);

        Outcome outcome = provisioner.provision(
                List.of(account("new").build(), account("a").build()));

        assertThat(outcome.changed()).isEqualTo(2);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .isEqualTo(other.replace(
                                "a:{PLAIN}old::::::userdb_mail=x:y",
                                "a:" + HASH + "::::::userdb_quota_rule=*:storage=0")
                        + "\nnew:" + HASH + "::::::userdb_quota_rule=*:storage=0\n");
    }

    @Test
    void an_account_that_would_break_its_line_fails_and_the_others_go_on() {
        MappedAccount colon = account("a:b").build();
        MappedAccount comment = account("#c").build();
        MappedAccount hash = Accounts.mapped("d")
                .withPassword("CRYPT", "{CRYPT}$y$line\nbreak")
                .build();

        Outcome outcome = provisioner.provision(
                List.of(colon, comment, hash, account("good").build()));

        assertThat(outcome.changed()).isEqualTo(1);
        assertThat(outcome.failed()).containsOnlyKeys("a:b", "#c", "d");
        assertThat(outcome.failed().get("d")).satisfies(failure -> {
            assertThat(failure.scope()).isEqualTo(FailureScope.ACCOUNT);
            assertThat(failure.code()).isEqualTo("PROVISION-UNFIT");
            assertThat(failure.text())
                    .isEqualTo("provision d into " + file + ": its password hash holds a colon or a control character,"
                            + " which end a field or a line there. The other accounts were written; correct the account"
                            + " at the source and run the same command again.");
        });
        assertThat(file).hasContent("good:" + HASH + "::::::userdb_quota_rule=*:storage=0\n");
        for (MappedAccount account : List.of(colon, comment, hash)) {
            assertThat(provisioner.examine(account).get(0).code()).isEqualTo(FindingCode.TARGET_REFUSES);
        }
    }

    @Test
    void two_accounts_under_one_login_are_a_failure_of_the_second() {
        Outcome outcome = provisioner.provision(
                List.of(account("a").build(), account("b").withTargetLogin("a").build()));

        assertThat(outcome.failed()).containsOnlyKeys("b");
        assertThat(outcome.changed()).isEqualTo(1);
    }

    @Test
    void the_login_that_the_row_gives_for_the_target_is_written() {
        provisioner.provision(List.of(account("old").withTargetLogin("new").build()));

        assertThat(file).hasContent("new:" + HASH + "::::::userdb_quota_rule=*:storage=0\n");
    }

    @Test
    void no_account_makes_no_file() {
        provisioner.provision(List.of());

        assertThat(file).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_made_stops_the_command_and_check_says_so_before() throws IOException {
        Files.writeString(output, "a file in the way");

        assertThat(provisioner.check()).singleElement().asString().contains("cannot make " + file);
        assertThatThrownBy(() -> provisioner.provision(List.of(account("a").build())))
                .isInstanceOfSatisfying(
                        StopException.class, stop -> assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED))
                .hasMessageContaining("provision 1 accounts into " + file);
    }

    @Test
    void check_changes_nothing() {
        assertThat(provisioner.check()).isEmpty();
        assertThat(output).doesNotExist();
    }

    private static Accounts account(String login) {
        return Accounts.mapped(login).withPassword("SSHA", HASH);
    }
}
