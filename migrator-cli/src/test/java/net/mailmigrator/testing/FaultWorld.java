package net.mailmigrator.testing;

import io.github.resilience4j.core.IntervalFunction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.mailmigrator.copy.CopyAccount;
import net.mailmigrator.copy.CopyJob;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.copy.CopyProgress;
import net.mailmigrator.copy.CopyServices;
import net.mailmigrator.copy.CopySettings;
import net.mailmigrator.copy.CopySettings.Existing;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.AppendResult.Appended;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
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

/**
 * One account between two real Dovecots with a {@link FaultProxy} before each, a journal in a file, and the variety that a
 * seed draws: the mail, the faults, the size of batches, retries, what the target offers, what it has
 * already, copy.existing.
 */
public final class FaultWorld implements AutoCloseable {
    /** What settling waits for; the proxy then makes sure that the target is done with everything. */
    private static final Duration SETTLE = Duration.ofMillis(300);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String login;
    private final Path folder;
    private final DovecotServer source;
    private final DovecotServer target;
    private final FaultProxy sourceProxy;
    private final FaultProxy targetProxy;
    private final Variety variety;
    private final FolderPlan folders;
    private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    /** What a seed draws besides mail and faults. */
    private record Variety(
            int batch,
            boolean retries,
            boolean uidPlus,
            Set<String> without,
            Existing existing,
            int sourceFaults,
            int targetFaults,
            int present) {
        static Variety of(Random random) {
            int present = random.nextInt(3) == 0 ? 1 + random.nextInt(60) : 0;
            Existing existing = List.of(Existing.values()).get(random.nextInt(Existing.values().length));
            return new Variety(
                    random.nextInt(4) == 0 ? 100 : 3 + random.nextInt(30),
                    random.nextBoolean(),
                    random.nextInt(5) > 0,
                    without(random.nextInt(10)),
                    present > 0 ? Existing.ADOPT : existing,
                    random.nextInt(4),
                    2 + random.nextInt(7),
                    present);
        }

        private static Set<String> without(int drawn) {
            return switch (drawn) {
                case 0 -> Set.of("MULTIAPPEND");
                case 1 -> Set.of("LITERAL+");
                default -> Set.of();
            };
        }
    }

    /**
     * Makes the account's mail on the source. Both servers know its {@link #login}.
     *
     * @param folder for the journal
     */
    public FaultWorld(long seed, Path folder, DovecotServer source, DovecotServer target) {
        Random random = new Random(seed);
        this.login = login(seed);
        this.folder = folder;
        this.source = source;
        this.target = target;
        this.variety = Variety.of(random);
        List<GeneratedMail> mails = mail(seed, random);
        MailDelivery.intoMaildir(source, login, mails);
        if (variety.present() > 0) {
            Collections.shuffle(mails, random);
            MailDelivery.intoMaildir(target, login, mails.subList(0, variety.present()));
        }
        this.folders = plan();
        this.sourceProxy =
                new FaultProxy(source.port(), FaultPlans.ofReader(random.nextLong()), variety.sourceFaults());
        this.targetProxy =
                new FaultProxy(target.port(), FaultPlans.ofWriter(random.nextLong()), variety.targetFaults());
    }

    /** 150 messages in 4 folders; ten and more of them are exact duplicates within their folder. */
    private static List<GeneratedMail> mail(long seed, Random random) {
        List<GeneratedMail> mails =
                new ArrayList<>(new MailGenerator(seed).generate(140, 4, MailGenerator.SizeProfile.SMALL));
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
                new AngusServer(Endpoints.clear(source.port())).openReader(source.masterOf(login))) {
            List<FolderPlan.Entry> entries = new ArrayList<>();
            for (ListedMailbox listed : reader.list()) {
                String name = MailManifest.folder(listed.name().decoded(), "INBOX.", '.');
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

    /** The most runs that faults can spoil. */
    public int mostFaults() {
        return variety.sourceFaults() + variety.targetFaults();
    }

    /**
     * A run as a process of its own would make it: opens the journal, copies, closes it.
     *
     * @throws MailException of scope RUN
     */
    public CopyOutcome run() throws MailException {
        try (Journal journal = open()) {
            CopyServices services = new CopyServices(
                    Clock.systemUTC(), this::pause, journal::checkpoint, StopRequest.NEVER, CopyProgress.NONE);
            CopySettings settings =
                    new CopySettings(variety.existing(), SETTLE, CopySettings.OnUndecided.LIST, true, List.of());
            return new CopyAccount(settings, services)
                    .run(new CopyJob(
                            login,
                            folders,
                            new CopyJob.Source(server("source", sourceProxy.port(), Set.of()), source.masterOf(login)),
                            new CopyJob.Target(targetServer(), target.masterOf(login)),
                            journal.account(login)));
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
        WritableServer server = new AngusServer(endpoint, folder, line -> trace.add(side + " " + line));
        return variety.retries()
                ? new RetryingServer(server, Retries.of(side, 3, IntervalFunction.of(Duration.ofMillis(1))))
                : server;
    }

    private WritableServer targetServer() {
        WritableServer server = server("target", targetProxy.port(), variety.without());
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
        targetProxy.settle();
    }

    /** What the source holds, read independently. */
    public MailManifest sourceMail() {
        return new ManifestReader(source, "INBOX.").read(login);
    }

    /** What the target holds, read independently. */
    public MailManifest targetMail() {
        return new ManifestReader(target, "").read(login);
    }

    /** Whether each target folder holds its messages in the order of the source's. */
    public boolean isInOrder() {
        return new ManifestReader(target, "")
                .digestsInOrder(login)
                .equals(new ManifestReader(source, "INBOX.").digestsInOrder(login));
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
