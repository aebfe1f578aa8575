package net.mailmigrator.verify;

import static net.mailmigrator.verify.VerifyWorld.CONTENT;
import static net.mailmigrator.verify.VerifyWorld.COUNTS;
import static net.mailmigrator.verify.VerifyWorld.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.mailmigrator.copy.CopyAccount;
import net.mailmigrator.copy.CopyJob;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.copy.CopyProgress;
import net.mailmigrator.copy.CopyServices;
import net.mailmigrator.copy.CopySettings;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.inventory.AccountInspector;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;
import net.mailmigrator.plan.FolderPlanner;
import net.mailmigrator.plan.FolderRules;
import net.mailmigrator.plan.TargetSide;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.Corpus;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.JournalExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies an account from one Dovecot to another, damages the copy in the target's mail folder, and verifies. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountVerifierIT {
    private static final MailboxName SENT = new MailboxName("INBOX.Gesendet");
    private static final long YEAR_2014 = 1_400_000_000L;
    private static final int USERS = 20;
    private static final AtomicInteger nextUser = new AtomicInteger();
    private static DovecotServer source;
    private static DovecotServer target;

    @RegisterExtension
    final JournalExtension journals = new JournalExtension();

    private String login = "";

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        source = new DovecotOptions().namespace('.', "INBOX.").start();
        target = new DovecotOptions().start();
        // Dovecot reads its users' file again when the seconds of its time stamp change, so all are added at once.
        for (int i = 1; i <= USERS; i++) {
            source.addUser("u" + i, "secret");
            target.addUser("u" + i, "secret");
        }
    }

    @AfterAll
    static void stop() {
        if (source != null) {
            source.close();
        }
        if (target != null) {
            target.close();
        }
    }

    @BeforeEach
    void copy() throws MailException {
        login = "u" + nextUser.incrementAndGet();
        try (MailboxWriter writer = server(source).openWriter(source.masterOf(login))) {
            writer.create(SENT);
            put(writer, MailboxName.INBOX, "Subject: one\r\n\r\nfirst text\r\n", YEAR_2014, "\\Seen", "$Label1");
            put(writer, MailboxName.INBOX, "Subject: two\r\n\r\nsecond text\r\n", YEAR_2014 + 1);
            put(writer, MailboxName.INBOX, "Subject: three\r\n\r\nCR CR LF\r\r\nend\r", YEAR_2014 + 2);
            put(writer, SENT, "Subject: four\r\n\r\nnothing\u0000here\r\n", YEAR_2014 + 3, "\\Answered");
        }
        CopyOutcome outcome = runCopy(journals.journal());
        assertThat(outcome.failures()).isEmpty();
        assertThat(Objects.requireNonNull(outcome.counts()).copied()).isEqualTo(4);
    }

    @Test
    void an_untouched_copy_has_no_discrepancy() throws MailException {
        VerifyOutcome outcome = verify(CONTENT);

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.discrepancies()).isEmpty();
        assertThat(outcome.counts().messages()).isEqualTo(4);
    }

    @Test
    void odd_messages_and_dates_that_the_target_rewrites_are_told_from_differences() throws IOException, MailException {
        Path cur = source.maildir(login).resolve("cur");
        List<Corpus.Message> corpus = Corpus.own();
        long year2090 = 3_787_000_000L;
        for (int i = 0; i < corpus.size(); i++) {
            Path file = cur.resolve(YEAR_2014 + "." + i + ".corpus:2,S");
            Files.write(file, corpus.get(i).octets());
            Files.setLastModifiedTime(file, FileTime.from(i == 7 ? year2090 : YEAR_2014 + 60L * i, TimeUnit.SECONDS));
        }
        source.own(source.maildir(login));
        CopyOutcome copied = runCopy(journals.journal());
        assertThat(copied.failures()).isEmpty();

        VerifyOutcome outcome = verify(CONTENT);

        assertThat(codes(outcome)).isEmpty();
        assertThat(outcome.counts().messages()).isEqualTo(4 + corpus.size());
        assertThat(outcome.counts().rewritten()).isBetween(2L, 20L);
    }

    @Test
    void a_lost_message_is_found() throws IOException, MailException {
        Files.delete(fileOf("second text"));
        refresh();

        assertThat(codes(verify(COUNTS))).containsExactly("COUNT-DIFFERS");
        assertThat(codes(verify(METADATA))).containsExactly("MESSAGE-MISSING");
    }

    @Test
    void another_text_of_the_same_length_is_found_by_reading_all() throws IOException, MailException {
        Path file = fileOf("second text");
        Files.writeString(file, Files.readString(file).replace("second", "SECOND"));
        Files.setLastModifiedTime(file, FileTime.from(YEAR_2014 + 1, TimeUnit.SECONDS));
        refresh();

        assertThat(codes(verify(COUNTS))).isEmpty();
        assertThat(codes(verify(METADATA))).isEmpty();
        assertThat(codes(verify(CONTENT))).containsExactly("CONTENT-DIFFERS");
    }

    @Test
    void another_date_is_found() throws IOException, MailException {
        Files.setLastModifiedTime(fileOf("second text"), FileTime.from(YEAR_2014 + 3_600, TimeUnit.SECONDS));
        refresh();

        assertThat(codes(verify(COUNTS))).isEmpty();
        assertThat(codes(verify(METADATA))).containsExactly("DATE-DIFFERS");
    }

    @Test
    void lost_flags_are_found() throws IOException, MailException {
        Path file = fileOf("first text");
        Files.move(file, file.resolveSibling(file.getFileName().toString().replaceAll(":2,.*", ":2,")));
        refresh();

        assertThat(codes(verify(COUNTS))).isEmpty();
        assertThat(codes(verify(METADATA))).containsExactly("FLAGS-LOST");
    }

    @Test
    void an_extra_copy_is_found_by_reading_all() throws IOException, MailException {
        Path file = fileOf("second text");
        Path copy = file.resolveSibling("1400000009.M1P1.copy:2,");
        Files.copy(file, copy);
        Files.setLastModifiedTime(copy, FileTime.from(YEAR_2014 + 1, TimeUnit.SECONDS));
        refresh();

        VerifyOutcome metadata = verify(METADATA);

        assertThat(codes(verify(COUNTS))).isEmpty();
        assertThat(codes(metadata)).isEmpty();
        assertThat(metadata.counts().unknownAtTarget()).isEqualTo(1);
        assertThat(codes(verify(CONTENT))).containsExactly("EXTRA-COPY");
    }

    @Test
    void a_mailbox_made_anew_is_a_failure_of_its_folder() throws IOException, MailException {
        for (String file : List.of("dovecot-uidlist", "dovecot-uidvalidity")) {
            Files.deleteIfExists(maildir().resolve(".Gesendet").resolve(file));
        }
        try (Stream<Path> files = Files.list(maildir())) {
            for (Path file : (Iterable<Path>)
                    files.filter(path -> path.getFileName().toString().startsWith("dovecot-uidvalidity"))::iterator) {
                Files.delete(file);
            }
        }
        Files.writeString(
                maildir().resolve(".Gesendet/dovecot-uidlist"), "3 V1 N1 G00000000000000000000000000000001\n");
        target.own(maildir());
        deleteIndexes();

        VerifyOutcome outcome = verify(METADATA);

        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.folder()).isEqualTo("Gesendet");
            assertThat(failure.text()).contains("UIDVALIDITY");
        });
        assertThat(outcome.counts().messages()).isEqualTo(3);
    }

    private VerifyOutcome verify(VerifySettings settings) throws MailException {
        return new AccountVerifier(settings, Clock.systemUTC(), 1)
                .verify(new VerifyJob(
                        login,
                        journals.journal().account(login),
                        () -> server(target).openReader(target.masterOf(login)),
                        null,
                        VerifyJob.Scope.ALL_ANEW,
                        VerifyJob.Resources.ONE_BY_ONE));
    }

    private static List<String> codes(VerifyOutcome outcome) {
        assertThat(outcome.failures()).isEmpty();
        return outcome.discrepancies().stream().map(Discrepancy::code).toList();
    }

    private CopyOutcome runCopy(Journal journal) throws MailException {
        AccountInventory inventory = AccountInspector.inspect(
                login,
                () -> server(source).openReader(source.masterOf(login)),
                () -> server(target).openReader(target.masterOf(login)));
        FolderPlan folders = new FolderPlanner(FolderRules.NONE)
                .plan(
                        Objects.requireNonNull(inventory.source()),
                        TargetSide.of(Objects.requireNonNull(inventory.target()), null));
        CopySettings settings = new CopySettings(
                CopySettings.Existing.ADOPT, Duration.ZERO, CopySettings.OnUndecided.LIST, true, List.of());
        CopyServices services = new CopyServices(
                Clock.systemUTC(), length -> {}, journal::checkpoint, StopRequest.NEVER, CopyProgress.NONE);
        return new CopyAccount(settings, services)
                .run(new CopyJob(
                        login,
                        folders,
                        new CopyJob.Source(server(source), source.masterOf(login)),
                        new CopyJob.Target(server(target), target.masterOf(login)),
                        journal.account(login)));
    }

    private static void put(MailboxWriter writer, MailboxName mailbox, String text, long date, String... flags)
            throws MailException {
        writer.append(
                mailbox,
                List.of(new OutgoingMessage(
                        BytesContent.of(text), MessageFlags.parse(List.of(flags)), InternalDate.ofEpochSecond(date))),
                () -> {});
    }

    private Path maildir() {
        return target.maildir(login);
    }

    private Path fileOf(String text) throws IOException {
        try (Stream<Path> files = Files.walk(maildir())) {
            for (Path file : (Iterable<Path>) files.filter(AccountVerifierIT::isMessage)::iterator) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return file;
                }
            }
        }
        throw new IOException("no message with " + text);
    }

    private static boolean isMessage(Path path) {
        return Files.isRegularFile(path) && path.toString().matches(".*/(cur|new)/[^/]+");
    }

    /** Makes Dovecot look at the files anew; UIDs are kept apart from the indexes. */
    private void refresh() throws IOException {
        deleteIndexes();
        target.own(maildir());
    }

    private void deleteIndexes() throws IOException {
        List<Path> indexes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(maildir())) {
            files.filter(path -> path.getFileName().toString().startsWith("dovecot.index"))
                    .forEach(indexes::add);
        }
        for (Path index : indexes) {
            Files.delete(index);
        }
    }

    private static AngusServer server(DovecotServer dovecot) {
        return new AngusServer(Endpoints.clear(dovecot.port()));
    }
}
