package net.mailmigrator.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.mailmigrator.copy.CopyAccount;
import net.mailmigrator.copy.CopyJob;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.copy.CopyProgress;
import net.mailmigrator.copy.CopyServices;
import net.mailmigrator.copy.CopySettings;
import net.mailmigrator.copy.PassRequest;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalIdentity;
import net.mailmigrator.journal.JournalSettings;
import net.mailmigrator.journal.JournalStore;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Secret;
import net.mailmigrator.plan.FolderPlan;

/**
 * One account on two servers in memory, an H2 journal in a folder, and time that passes only when somebody waits. Waiting
 * also delivers what a server held back.
 */
public final class CopyWorld {
    /** The account. */
    public static final String LOGIN = "domain.de3";

    /** The old server: {@code INBOX.} and {@code .}. */
    public final InMemoryServer source = new InMemoryServer('.', "INBOX.");

    /** The new server: no prefix and {@code /}. */
    public final InMemoryServer target = new InMemoryServer('/', "");

    private static final JournalIdentity IDENTITY = new JournalIdentity("world", "old:143", "new:143", "${login}");

    private final Path folder;
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-15T22:00:00Z");
    private StopRequest stop = StopRequest.NEVER;
    private CopySettings settings = new CopySettings(
            CopySettings.Existing.ADOPT, Duration.ofSeconds(5), CopySettings.OnUndecided.LIST, true, List.of());
    private UnaryOperator<Journal> journalWrapper = UnaryOperator.identity();
    private UnaryOperator<WritableServer> serverWrapper = UnaryOperator.identity();
    private UnaryOperator<String> targetFolder = UnaryOperator.identity();
    private Set<String> leftOut = Set.of();

    /** An account without mail. */
    public CopyWorld(Path folder) {
        this.folder = folder;
        source.addAccount(LOGIN, "old");
        target.addAccount(LOGIN, "old");
    }

    /** The account with INBOX, a folder with umlauts and an empty folder. */
    public static CopyWorld withMail(Path folder, int messages) {
        CopyWorld world = new CopyWorld(folder);
        for (int i = 0; i < messages; i++) {
            world.put(i % 3 == 0 ? "INBOX.Entwürfe" : "INBOX", i);
        }
        world.source.account(LOGIN).mailbox("INBOX.Leer");
        return world;
    }

    /** Puts a message into a source folder; the number makes its text, date and flags. */
    public long put(String sourceFolder, int number) {
        return source.account(LOGIN).mailbox(sourceFolder).put(octets(number), flags(number), date(number));
    }

    /** The octets of a message. */
    public static byte[] octets(int number) {
        return ("Message-ID: <" + number + "@test.example>\r\nSubject: n " + number + "\r\n\r\nText " + number + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Its flags. */
    public static MessageFlags flags(int number) {
        TreeSet<String> wire = new TreeSet<>();
        if (number % 2 == 0) {
            wire.add("\\Seen");
        }
        if (number % 5 == 0) {
            wire.add("$Label" + number % 3);
        }
        return MessageFlags.parse(wire);
    }

    /** Its INTERNALDATE. */
    public static InternalDate date(int number) {
        return InternalDate.ofEpochSecond(1_400_000_000L + 1000L * number);
    }

    /** Changes the settings. */
    public CopyWorld with(UnaryOperator<CopySettings> change) {
        settings = change.apply(settings);
        return this;
    }

    /** Sets what to do with a target folder that holds mail. */
    public CopyWorld existing(CopySettings.Existing existing) {
        return with(old -> old.withExisting(existing));
    }

    /** Wraps the journal of later runs. */
    public void wrapJournal(UnaryOperator<Journal> wrapper) {
        journalWrapper = wrapper;
    }

    /** Puts something between the copier and both servers in later runs. */
    public void wrapServers(UnaryOperator<WritableServer> wrapper) {
        serverWrapper = wrapper;
    }

    /** Sets when to stop softly. */
    public void stopWhen(StopRequest request) {
        stop = request;
    }

    /** Changes which target folder a source folder goes to, as copy.rename does. */
    public void rename(UnaryOperator<String> newName) {
        targetFolder = newName;
    }

    /** Leaves source mailboxes out of the plan, as copy.exclude does. */
    public void leaveOut(String... mailboxes) {
        leftOut = Set.of(mailboxes);
    }

    /** Time passes. */
    public void pass(Duration length) {
        now = now.plus(length);
    }

    /** How long was waited, each time. */
    public List<Duration> pauses() {
        return pauses;
    }

    /** Runs one pass as a process of its own would: opens the journal, copies, closes it. */
    public CopyOutcome run() {
        return run(PassRequest.USUAL);
    }

    /** The same for a pass that is asked for more than copying. */
    public CopyOutcome run(PassRequest request) {
        try (Journal journal = open()) {
            return run(journalWrapper.apply(journal), request);
        } catch (MailException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Runs one pass of an account that can be opened; its balance. */
    public MessageCounts runToCounts() {
        return java.util.Objects.requireNonNull(run().counts());
    }

    private CopyOutcome run(Journal journal, PassRequest request) throws MailException {
        CopyServices services = new CopyServices(clock(), this::pause, journal::checkpoint, stop, CopyProgress.NONE);
        return new CopyAccount(settings, services)
                .run(
                        new CopyJob(
                                LOGIN,
                                folders(),
                                new CopyJob.Source(
                                        serverWrapper.apply(source), new Credentials(LOGIN, Secret.of("old"), null)),
                                new CopyJob.Target(
                                        serverWrapper.apply(target), new Credentials(LOGIN, Secret.of("old"), null)),
                                journal.account(LOGIN)),
                        request);
    }

    /** Opens the journal. */
    public Journal open() {
        EmptyJournal.at(journalSettings(), IDENTITY);
        return new JournalStore(journalSettings(), clock()).open(IDENTITY, "test", "run");
    }

    /** Where the journal is. */
    public JournalSettings journalSettings() {
        return JournalSettings.ofFile(folder.resolve("journal/world"));
    }

    private void pause(Duration length) {
        pauses.add(length);
        pass(length);
        target.deliverLate();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private FolderPlan folders() {
        return new FolderPlan(
                source.account(LOGIN).list().stream()
                        .filter(net.mailmigrator.imap.ListedMailbox::selectable)
                        .filter(listed -> !leftOut.contains(listed.name().decoded()))
                        .map(this::entry)
                        .toList(),
                List.of(),
                List.of());
    }

    private FolderPlan.Entry entry(net.mailmigrator.imap.ListedMailbox listed) {
        String folder = MailManifest.folder(listed.name().decoded(), "INBOX.", '.');
        String renamed = targetFolder.apply(folder);
        MailboxName name = MailboxName.encode(renamed);
        InMemoryMailbox box = source.account(LOGIN).make(listed.name());
        return new FolderPlan.Entry(
                listed,
                folder,
                name,
                renamed,
                (long) box.messages().size(),
                target.account(LOGIN).find(name) != null,
                listed.subscribed());
    }

    /** What the source holds. */
    public MailManifest sourceMail() {
        return source.account(LOGIN).manifest();
    }

    /** What the target holds. */
    public MailManifest targetMail() {
        return target.account(LOGIN).manifest();
    }
}
