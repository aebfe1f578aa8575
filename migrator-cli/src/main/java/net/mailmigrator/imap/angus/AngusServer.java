package net.mailmigrator.imap.angus;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.TokenSource;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;

/**
 * An IMAP server, spoken to through Angus Mail's protocol layer. Holds no connection itself; each session is one
 * connection of its own. Thread-safe.
 */
public final class AngusServer implements WritableServer {
    private static final long IDLE_SECONDS = 10;

    private final Endpoint endpoint;
    private final Consumer<String> trace;
    private final TokenSource tokens;
    private final Connector connector;
    private final FetchSettings fetching;
    private final Workarounds workarounds;
    private final Login.Known known;

    /** A server whose dialogue nobody listens to; large messages are kept aside in {@code java.io.tmpdir}. */
    public AngusServer(Endpoint endpoint) {
        this(endpoint, Path.of(System.getProperty("java.io.tmpdir")), line -> {}, TokenSource.NONE);
    }

    /** The same with a folder for large messages and a budget of its own. */
    public AngusServer(Endpoint endpoint, Path spoolFolder, Consumer<String> trace, TokenSource tokens) {
        this(endpoint, spoolFolder, MemoryBudget.ofHeap(), trace, tokens);
    }

    /** The same with a budget that others share. */
    public AngusServer(
            Endpoint endpoint, Path spoolFolder, MemoryBudget budget, Consumer<String> trace, TokenSource tokens) {
        this(endpoint, new Shared(spoolFolder, budget, tokens, new OpenConnections()), trace);
    }

    /**
     * What all servers of a process have in common.
     *
     * @param spoolFolder where messages above 256 KB are kept aside, and others that find no room in memory; in files of
     *     0600 without a name
     * @param budget what the messages of all servers may take of the memory
     * @param tokens where logins with a token command get theirs
     * @param connections knows of all that are opened
     */
    public record Shared(Path spoolFolder, MemoryBudget budget, TokenSource tokens, OpenConnections connections) {}

    /**
     * A server.
     *
     * @param trace gets each line of the dialogue, {@code C: } or {@code S: } in front, without credentials and literals;
     *     called by each session's own thread
     */
    public AngusServer(Endpoint endpoint, Shared shared, Consumer<String> trace) {
        this.tokens = shared.tokens();
        this.endpoint = endpoint;
        this.trace = trace;
        this.known = new Login.Known(new IdQuery(endpoint), new EarlierLogins());
        this.connector = new Connector(endpoint, writeTimeouts(), shared.connections());
        this.workarounds = new Workarounds(endpoint.workarounds());
        this.fetching = new FetchSettings(shared.spoolFolder(), shared.budget(), workarounds);
    }

    /** One thread for the write time-outs of all connections, which ends when there is nothing to watch. */
    private static ScheduledExecutorService writeTimeouts() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "imap-write-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    @Override
    public MailboxReader openReader(Credentials credentials) throws MailException {
        return new AngusReader(open(credentials));
    }

    @Override
    public MailboxWriter openWriter(Credentials credentials) throws MailException {
        return new AngusWriter(open(credentials));
    }

    @Override
    public SortedSet<AppliedWorkaround> workarounds() {
        return workarounds.applied();
    }

    /**
     * Connects as a session would, certificate check included, and looks at what the server shows before the login.
     *
     * @throws MailException RUN, with the certificate's names, its fingerprint and the line to paste where it is refused
     */
    public ServerProbe probe() throws MailException {
        Connector.Connected connected = connector.connect();
        try {
            ConnectionSockets sockets = connected.sockets();
            Optional<ServerProbe.TlsFacts> tls = sockets.session()
                    .flatMap(session -> sockets.certificate()
                            .map(CertificateFacts::of)
                            .map(facts -> new ServerProbe.TlsFacts(
                                    session.getProtocol(), facts.names(), facts.sha256(), facts.validUntil())));
            return new ServerProbe(tls, connected.protocol().offered());
        } finally {
            connected.protocol().disconnect();
        }
    }

    /** With a token, a refusal may only mean that it has run out: then once more, on a new connection, with a new one. */
    private AngusReader.Session open(Credentials credentials) throws MailException {
        List<String> command = credentials.tokenCommand();
        if (command.isEmpty()) {
            return logIn(credentials);
        }
        TokenSource.Token token = tokens.token(command, Secret.of(""), endpoint.timeout());
        try {
            return logIn(credentials.withToken(token.secret()));
        } catch (MailException refused) {
            if (token.fresh() || refused.retryable() || refused.scope() != FailureScope.ACCOUNT) {
                throw refused;
            }
            TokenSource.Token renewed = tokens.token(command, token.secret(), endpoint.timeout());
            return logIn(credentials.withToken(renewed.secret()));
        }
    }

    private AngusReader.Session logIn(Credentials credentials) throws MailException {
        Dialogue dialogue = new Dialogue(connector.connect().protocol(), endpoint, trace);
        try {
            ServerInfo info = new Login(dialogue, endpoint, credentials.user(), known).logIn(credentials);
            return new AngusReader.Session(
                    dialogue, new Where(endpoint, credentials.user()), info, fetching, workarounds);
        } catch (MailException | RuntimeException e) {
            dialogue.disconnect();
            throw e;
        }
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
