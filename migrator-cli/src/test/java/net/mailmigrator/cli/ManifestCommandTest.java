package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ManifestEntry;
import net.mailmigrator.report.ReportJson;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.verify.Discrepancy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests from a verification of all contents, and later comparisons with them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManifestCommandTest {
    private static final String TARGET = "v/manifests/anna.target.tsv";
    private static final String SOURCE = "v/manifests/anna.source.tsv";
    private static final String COLUMNS = "for f in anna.source.tsv anna.target.tsv; do"
            + " grep -v '^#' $f | cut -f3-5 | LC_ALL=C sort > $f.columns; done;"
            + " comm -3 anna.source.tsv.columns anna.target.tsv.columns";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void a_verified_copy() {
        world = new CommandLineWorld(folder).withAccounts("anna");
        put(world.source().account("anna").mailbox("INBOX"), 0, 3);
        put(world.source().account("anna").mailbox("INBOX.Entwürfe"), 3, 2);
        put(world.source().account("anna").mailbox("INBOX.#Liste\\x"), 5, 1);
        assertThat(world.run("run")).as(world.err()).isZero();
        assertThat(world.run("verify", "--content", "all", "--out", "v"))
                .as(world.out())
                .isZero();
    }

    @Test
    void manifests_that_cannot_be_written_do_not_hide_the_verification_and_are_written_later_without_reading_again()
            throws Exception {
        Files.createDirectories(folder.resolve("w/manifests/anna.target.tsv/in the way"));

        assertThat(world.run("verify", "--content", "all", "--out", "w")).isEqualTo(3);

        assertThat(world.out())
                .contains("6 read whole   0 discrepancies", "failed     writing the manifests of anna to");
        assertThat(folder.resolve("w/verify.html")).exists();
        assertThat(folder.resolve("w/manifests")).isDirectoryNotContaining("glob:**{.part,target.tsv.sha256}");
        List<String> read = new java.util.concurrent.CopyOnWriteArrayList<>();
        world.target().setFaults((step, mailbox) -> {
            if (step == FaultPoint.Step.BEFORE_FETCH) {
                read.add(mailbox.toString());
            }
        });
        assertThat(world.run("verify", "--content", "all", "--out", "again")).isZero();
        assertThat(read).isEmpty();
        assertThat(folder.resolve("again/manifests/anna.target.tsv")).exists();
    }

    @Test
    void what_was_there_and_what_arrived_are_the_same_to_common_tools() throws Exception {
        assertThat(lines(SOURCE)).hasSize(6);
        assertThat(lines(TARGET)).hasSize(6);
        assertThat(shell("sha256sum -c anna.source.tsv.sha256 anna.target.tsv.sha256"))
                .contains("anna.source.tsv: OK", "anna.target.tsv: OK");
        assertThat(shell("for f in *.tsv; do grep -v '^#' $f | LC_ALL=C sort -c -t \"$(printf '\\t')\" -k1,1 -k2,2n"
                        + " || echo unsorted; done"))
                .isEmpty();
        assertThat(shell(COLUMNS)).isEmpty();
        assertThat(shell("awk -F '\\t' '!/^#/ { bytes += $4 } END { print bytes }' anna.target.tsv"))
                .isEqualTo(bytes() + "\n");
    }

    private long bytes() throws IOException {
        return account().manifests().get(1).bytes();
    }

    @Test
    void the_report_names_them_and_only_their_owner_can_read_them() throws IOException {
        assertThat(account().manifests())
                .extracting(ManifestEntry::file)
                .containsExactly("manifests/anna.source.tsv", "manifests/anna.target.tsv");
        assertThat(account().manifests()).extracting(ManifestEntry::messages).containsExactly(6L, 6L);
        for (ManifestEntry manifest : account().manifests()) {
            assertThat(Files.readString(folder.resolve("v/verify.html"))).contains(manifest.file(), manifest.sha256());
        }
        assertThat(Files.readString(folder.resolve("v/verify.csv")))
                .contains(",manifests,", ",manifests/anna.source.tsv manifests/anna.target.tsv,");
        assertThat(mode("v/manifests")).isEqualTo("rwx------");
        assertThat(mode(TARGET)).isEqualTo("rw-------");
        assertThat(mode(TARGET + ".sha256")).isEqualTo("rw-------");
    }

    @Test
    void the_same_mail_gives_the_same_bytes_again() throws IOException {
        world.run("verify", "--content", "all", "--out", "again");

        assertThat(folder.resolve("again/manifests/anna.target.tsv")).hasSameBinaryContentAs(folder.resolve(TARGET));
        assertThat(folder.resolve("again/manifests/anna.source.tsv")).hasSameBinaryContentAs(folder.resolve(SOURCE));
    }

    @Test
    void a_message_that_was_refused_was_there_and_did_not_arrive() throws Exception {
        world.target().setRefusal(message -> "NO [CANNOT] virus");
        put(world.source().account("anna").mailbox("INBOX"), 6, 1);
        world.run("run");
        world.run("verify", "--content", "all", "--out", "v");

        assertThat(lines(SOURCE)).hasSize(7);
        assertThat(lines(TARGET)).hasSize(6);
        assertThat(shell(COLUMNS).lines()).hasSize(1).allMatch(line -> !line.startsWith("\t"));
    }

    @Test
    void adopted_messages_are_listed_with_what_the_source_handed_out() throws Exception {
        world.run("reset", "--account", "anna");
        world.settings("copy: {", "copy: { existing: adopt,");
        assertThat(world.run("run")).as(world.err()).isZero();
        assertThat(world.run("verify", "--content", "all", "--out", "v"))
                .as(world.out())
                .isZero();

        assertThat(lines(SOURCE)).hasSize(6).noneMatch(line -> line.endsWith("\t-"));
        assertThat(shell(COLUMNS)).isEmpty();
    }

    @Test
    void later_the_live_server_is_compared_without_a_journal() throws IOException {
        Files.delete(folder.resolve("journal/small.mv.db"));

        assertThat(world.run("verify", "--manifest", TARGET, "--out", "t"))
                .as(world.out())
                .isZero();
        assertThat(world.out()).contains("6 read whole");
        assertThat(world.run("verify", "--manifest", SOURCE, "--out", "s"))
                .as(world.out())
                .isZero();
        assertThat(folder.resolve("journal/small.mv.db")).doesNotExist();
    }

    @Test
    void what_has_changed_since_is_found() throws IOException {
        InMemoryMailbox inbox = world.target().account("anna").mailbox("INBOX");
        inbox.expunge(1);
        world.target().account("anna").delete(MailboxName.encode("Entwürfe"));
        put(inbox, 100, 1);

        assertThat(compared()).containsExactly("FOLDER-MISSING", "MESSAGE-MISSING");
        assertThat(world.out()).contains("1 unknown at the target");
    }

    @Test
    void a_text_or_date_that_is_not_what_the_manifest_says_is_found() throws IOException {
        List<String> all = Files.readAllLines(folder.resolve(TARGET));
        String last = all.get(all.size() - 1);
        String[] fields = last.split("\t");
        String tampered = Files.readString(folder.resolve(TARGET))
                .replace(
                        last,
                        fields[0] + "\t" + fields[1] + "\t2001-01-01T00:00:00Z\t" + fields[3] + "\t" + "0".repeat(64));
        Files.writeString(folder.resolve(TARGET), tampered);

        assertThat(world.run("verify", "--manifest", TARGET)).isEqualTo(ExitStatus.REJECTED.code());
        assertThat(world.err()).contains("is not the one that was written");

        Files.delete(folder.resolve(TARGET + ".sha256"));
        assertThat(compared()).containsExactly("DATE-DIFFERS", "CONTENT-DIFFERS");
    }

    @Test
    void in_a_folder_that_was_made_anew_messages_are_told_by_their_text() throws IOException {
        InMemoryMailbox inbox = world.target().account("anna").mailbox("INBOX");
        inbox.renewUidValidity();
        inbox.expunge(2);

        assertThat(compared()).containsExactly("MESSAGE-MISSING");
    }

    @Test
    void it_goes_with_no_other_choice() {
        assertThat(world.run("verify", "--manifest", TARGET, "--account", "anna"))
                .isEqualTo(ExitStatus.USAGE.code());
        assertThat(world.err()).contains("--manifest names the account itself");
    }

    private List<String> compared() throws IOException {
        assertThat(world.run("verify", "--manifest", TARGET, "--out", "c"))
                .as(world.out())
                .isEqualTo(ExitStatus.PARTIAL.code());
        return report("c").accounts().get(0).discrepancies().stream()
                .map(Discrepancy::code)
                .toList();
    }

    private AccountReport account() throws IOException {
        return report("v").accounts().get(0);
    }

    private CommandReport report(String out) throws IOException {
        return new ReportJson().read(Files.readAllBytes(folder.resolve(out).resolve("verify.json")));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.resolve("v/manifests").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static void put(InMemoryMailbox mailbox, int first, int messages) {
        for (int i = first; i < first + messages; i++) {
            mailbox.put(CopyWorld.octets(i), MessageFlags.NONE, CopyWorld.date(i));
        }
    }
}
