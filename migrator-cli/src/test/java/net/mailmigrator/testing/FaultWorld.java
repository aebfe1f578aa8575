package net.mailmigrator.testing;

import io.github.resilience4j.core.IntervalFunction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.mailmigrator.copy.CopyAccount;
import net.mailmigrator.copy.CopyJob;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.copy.CopyProgress;
import net.mailmigrator.copy.CopyServices;
import net.mailmigrator.copy.CopySettings;
import net.mailmigrator.copy.PassRequest;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.AppendResult.Appended;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.TokenSource;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.imap.resilient.Retries;
import net.mailmigrator.imap.resilient.RetryingServer;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalIdentity;
import net.mailmigrator.journal.JournalSettings;
import net.mailmigrator.journal.JournalStore;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;
import net.mailmigrator.testing.MailGenerator.SizeProfile;

/**
 * One account between two real servers with a {@link FaultProxy} before each, a journal in a file, and the variety that a
 * seed draws: the mail, the faults, the size of batches, retries, what the target offers, what it has
 * already, copy.existing.
 */
public final class FaultWorld implements AutoCloseable {
    /** What settling waits for; the proxy then makes sure that the target is done with everything. */
    private static final Duration SETTLE = Duration.ofMillis(300);

    private static final int FOLDERS = 4;
    private static final int ARRIVING = 30;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final long seed;
    private final String login;
    private final Path folder;
    private final FaultSite source;
    private final FaultSite target;
    private final FaultProxy sourceProxy;
    private final FaultProxy targetProxy;
    private final FaultVariety variety;
    private final Random random;
    private FolderPlan folders;
    private Set<String> withoutLater = Set.of();
    private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    /**
     * Makes the account's mail on the source. Both servers know its {@link #login}.
     *
     * @param folder for the journal
     */
    public FaultWorld(long seed, Path folder, FaultSite source, FaultSite target) {
        Random random = new Random(seed);
        this.random = random;
        this.seed = seed;
        this.login = login(seed);
        this.folder = folder;
        this.source = source;
        this.target = target;
        this.variety = FaultVariety.of(random);
        List<GeneratedMail> mails = mail(seed, random);
        source.bring(login, mails);
        if (variety.present() > 0) {
            Collections.shuffle(mails, random);
            target.bring(login, mails.subList(0, variety.present()));
        }
        this.folders = plan();
        this.sourceProxy =
                new FaultProxy(source.server().port(), FaultPlans.ofReader(random.nextLong()), variety.sourceFaults());
        this.targetProxy =
                new FaultProxy(target.server().port(), FaultPlans.ofWriter(random.nextLong()), variety.targetFaults());
    }

    /** 150 messages in 4 folders; ten and more of them are exact duplicates within their folder. */
    private static List<GeneratedMail> mail(long seed, Random random) {
        List<GeneratedMail> mails = new ArrayList<>(new MailGenerator(seed).generate(140, FOLDERS, SizeProfile.SMALL));
        for (int i = 0; i < 10; i++) {
            mails.add(mails.get(random.nextInt(mails.size())));
        }
        return mails;
    }

    /** The account's login. */
    public static String login(long seed) {
        return "seed" + seed;
    }

    private FolderPlan plan() {
        try (MailboxReader reader =
                new AngusServer(Endpoints.clear(source.server().port())).openReader(source.master(login))) {
            List<FolderPlan.Entry> entries = new ArrayList<>();
            for (ListedMailbox listed :
                    reader.list().stream().filter(ListedMailbox::selectable).toList()) {
                String name = MailManifest.folder(listed.name().decoded(), source.prefix(), source.separator());
                long messages = reader.status(listed.name()).messages();
                entries.add(new FolderPlan.Entry(
                        listed, name, MailboxName.encode(name), name, messages, false, listed.subscribed()));
            }
            return new FolderPlan(entries, List.of(), List.of());
        } catch (MailException failure) {
            throw new AssertionError(failure);
        }
    }

    /** How many of the messages the target had before, brought by somebody else. */
    public int present() {
        return variety.present();
    }

    /**
     * Some time passes at the source, and as many faults as before may happen again.
     *
     * @return the messages that are not there any more, or not where they were
     */
    public List<MailManifest.Entry> live() {
        List<GeneratedMail> arriving = new MailGenerator(seed + 1).generate(ARRIVING, FOLDERS, SizeProfile.SMALL);
        List<MailManifest.Entry> gone = new AccountLife(source, login, random).live(arriving);
        folders = plan();
        faultsOn();
        return gone;
    }

    private void faultsOn() {
        sourceProxy.allow(variety.sourceFaults());
        targetProxy.allow(variety.targetFaults());
    }

    /** As many faults as before may happen again, at the target mostly around STOREs and EXPUNGEs. */
    public void faultsOfDeletions() {
        faultsOn();
        targetProxy.allow(variety.targetFaults(), FaultPlans.ofChanger(random.nextLong()));
        withoutLater = random.nextInt(3) == 0 ? Set.of("CONDSTORE", "QRESYNC") : Set.of();
    }

    /**
     * The user of the target sets a keyword on some messages that are not marked as deleted.
     *
     * @return these messages
     */
    public List<MailManifest.Entry> touch(String keyword) {
        List<String> folders = targetMail().entries().stream()
                .map(MailManifest.Entry::folder)
                .distinct()
                .toList();
        new AccountLife(target, login, random).touch(folders, keyword);
        return targetMail().with(keyword).entries();
    }

    /** The most runs that faults can spoil, in each of the two lives of the account. */
    public int mostFaults() {
        return variety.sourceFaults() + variety.targetFaults();
    }

    /**
     * A run as a process of its own would make it: opens the journal, copies, closes it.
     *
     * @throws MailException of scope RUN
     */
    public CopyOutcome run() throws MailException {
        return run(PassRequest.USUAL);
    }

    /**
     * The same with what a pass may be asked to do besides.
     *
     * @throws MailException of scope RUN
     */
    public CopyOutcome run(PassRequest request) throws MailException {
        try (Journal journal = open()) {
            CopyServices services = new CopyServices(
                    Clock.systemUTC(), this::pause, journal::checkpoint, StopRequest.NEVER, CopyProgress.NONE);
            CopySettings settings =
                    new CopySettings(variety.existing(), SETTLE, CopySettings.OnUndecided.LIST, true, List.of());
            return new CopyAccount(settings, services)
                    .run(
                            new CopyJob(
                                    login,
                                    folders,
                                    new CopyJob.Source(
                                            server("source", sourceProxy.port(), Set.of()), source.master(login)),
                                    new CopyJob.Target(targetServer(), target.master(login)),
                                    journal.account(login)),
                            request);
        }
    }

    private Journal open() {
        return new JournalStore(JournalSettings.ofFile(folder.resolve("journal/faults")), Clock.systemUTC())
                .open(new JournalIdentity("faults", "old:143", "new:143", "${login}"), "test", "run");
    }

    /** What the journal says of the account. */
    public AccountFacts facts() {
        try (Journal journal = open()) {
            return journal.account(login).facts();
        }
    }

    /** Back-offs take no time; settling lets everything arrive that is under way. */
    private void pause(Duration length) {
        if (length.equals(SETTLE)) {
            targetProxy.settle();
        }
    }

    private WritableServer server(String side, int port, Set<String> without) {
        Endpoint endpoint = new Endpoint("127.0.0.1", port, Endpoint.Tls.NONE, null, null, null, without, TIMEOUT);
        WritableServer server =
                new AngusServer(endpoint, folder, line -> trace.add(side + " " + line), TokenSource.NONE);
        return variety.retries()
                ? new RetryingServer(server, Retries.of(side, 3, IntervalFunction.of(Duration.ofMillis(1))))
                : server;
    }

    private WritableServer targetServer() {
        Set<String> without = new HashSet<>(variety.without());
        without.addAll(withoutLater);
        WritableServer server = server("target", targetProxy.port(), without);
        return Intercepted.of(WritableServer.class, server, (method, arguments, real) -> {
            Object answer = real.call(arguments);
            return answer instanceof MailboxWriter writer ? varied(writer) : answer;
        });
    }

    private MailboxWriter varied(MailboxWriter writer) {
        return Intercepted.of(MailboxWriter.class, writer, (method, arguments, real) -> {
            Object answer = real.call(arguments);
            return switch (method.getName()) {
                case "appendLimit" -> Math.min(variety.batch(), writer.appendLimit());
                case "append" ->
                    answer instanceof Appended && !variety.uidPlus() ? new Appended(null, List.of()) : answer;
                default -> answer;
            };
        });
    }

    /** No more faults, and everything that is held has arrived. */
    public void faultsOff() {
        sourceProxy.off();
        targetProxy.off();
        deliver();
    }

    /** Everything that is held arrives. */
    public void deliver() {
        targetProxy.settle();
    }

    /** What the source holds, read independently. */
    public MailManifest sourceMail() {
        return source.reader().read(login);
    }

    /** What the target holds, read independently. */
    public MailManifest targetMail() {
        return target.reader().read(login);
    }

    /** Whether each target folder holds its messages in the order of the source's. */
    public boolean isInOrder() {
        return target.reader().digestsInOrder(login).equals(source.reader().digestsInOrder(login));
    }

    /** The dialogues so far, without literals. */
    public List<String> trace() {
        synchronized (trace) {
            return List.copyOf(trace);
        }
    }

    @Override
    public String toString() {
        return variety + "; source: " + sourceProxy.fired() + "; target: " + targetProxy.fired();
    }

    @Override
    public void close() {
        sourceProxy.close();
        targetProxy.close();
    }
}
