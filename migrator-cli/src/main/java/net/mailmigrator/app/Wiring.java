package net.mailmigrator.app;

import io.github.resilience4j.core.IntervalFunction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import net.mailmigrator.batch.RunSettings;
import net.mailmigrator.config.Settings;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.imap.angus.MemoryBudget;
import net.mailmigrator.imap.angus.OpenConnections;
import net.mailmigrator.imap.angus.ServerProbe;
import net.mailmigrator.imap.resilient.Caps;
import net.mailmigrator.imap.resilient.HostGate;
import net.mailmigrator.imap.resilient.LimitedServer;
import net.mailmigrator.imap.resilient.OtherServer;
import net.mailmigrator.imap.resilient.Retries;
import net.mailmigrator.imap.resilient.RetryingServer;
import net.mailmigrator.imap.resilient.Waiting;
import net.mailmigrator.imap.token.CommandTokens;
import net.mailmigrator.mapping.AccountMapper;
import net.mailmigrator.mapping.ScopeFilter;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Pause;
import net.mailmigrator.provision.Provisioner;
import net.mailmigrator.provision.files.DovecotFilesProvisioner;
import net.mailmigrator.source.AccountSource;
import net.mailmigrator.source.AccountSources;
import net.mailmigrator.source.file.FileAccountSources;
import net.mailmigrator.source.jdbc.JdbcAccountSource;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** Picks the adapters: the only class that names them. */
public final class Wiring {
    /** How often a server is asked before it counts as unreachable. */
    private static final int ATTEMPTS = 4;

    /** How long an account waits for a free connection before it is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Wiring() {}

    /**
     * The process as it is.
     *
     * @param endAtOnce ends the process with a status
     */
    public static Environment process(IntConsumer endAtOnce) {
        // the launcher knows whether standard error is a terminal; Java 17 cannot tell
        boolean terminal = Boolean.getBoolean("migrator.terminal") && !"dumb".equals(System.getenv("TERM"));
        return new Environment(
                new Environment.Console(System.out, System.err, terminal),
                new Environment.Place(Path.of(""), Path.of(System.getProperty("migrator.home", "")), System.getenv()),
                Clock.systemUTC(),
                Pause.REAL,
                new AngusServers(new AngusServer.Shared(
                        Path.of(System.getProperty("java.io.tmpdir")),
                        MemoryBudget.ofHeap(),
                        new CommandTokens(Clock.systemUTC()),
                        new OpenConnections())),
                () -> signals(new Interrupts(System.err, endAtOnce)));
    }

    private static Interrupts signals(Interrupts interrupts) {
        Signals.register("INT", () -> interrupts.signalled(ExitStatus.INTERRUPTED));
        Signals.register("TERM", () -> interrupts.signalled(ExitStatus.TERMINATED));
        return interrupts;
    }

    /** Where the accounts are read; nothing is opened yet. */
    static AccountSource accounts(Settings settings) {
        return new AccountSources(JdbcAccountSource::new, FileAccountSources::open).open(settings.accounts());
    }

    /**
     * What maps them.
     *
     * @param targets whose wishes for logins count
     * @param today the day of the move, as far as it is known
     */
    static AccountMapper mapper(Settings settings, List<Provisioner> targets, Decisions decisions, LocalDate today) {
        LoginStrategy strictest = targets.stream()
                .map(Provisioner::logins)
                .max(Comparator.naturalOrder())
                .orElse(LoginStrategy.AS_IS);
        return new AccountMapper(
                settings.mapping().taking(strictest),
                settings.rules(),
                new ScopeFilter(settings.scope().include(), settings.scope().exclude()),
                decisions,
                today);
    }

    /** The provisioning targets in their order. */
    static List<Provisioner> provisioners(Settings settings) {
        return settings.provision().stream()
                .<Provisioner>map(DovecotFilesProvisioner::of)
                .toList();
    }

    /** Whose dialogue is written where; nulls: nobody's. */
    record Tracing(@Nullable AccountTrace trace, @Nullable MappedAccount account) {
        /** Nobody listens. */
        static final Tracing NONE = new Tracing(null, null);
    }

    /**
     * What waits for a server, and who is told.
     *
     * @param stop ends every wait
     */
    record Waits(StopRequest stop, ServerPauses pauses) {}

    /** Both mail sides, each with its caps and its retries. Connects to nothing. */
    static Sides sides(Workplace workplace, Tracing tracing, Waits waits) {
        Settings settings = workplace.settings();
        ServerFactory factory = workplace.environment().servers();
        RunSettings run = settings.run();
        Endpoint old = settings.source().endpoint();
        Endpoint fresh = settings.target().endpoint();
        Gates gates = new Gates(
                List.of(old.host(), fresh.host()),
                run.hostDown(),
                waiting(workplace.environment(), waits),
                new ConcurrentHashMap<>());
        Servers source = new Servers("source", old, run.source(), factory, gates);
        Servers target = new Servers("target", fresh, run.target(), factory, gates);
        Side plainSource = new Side("source", settings.source(), MappedAccount::sourceImap, source::plain);
        Side plainTarget = new Side("target", settings.target(), MappedAccount::targetImap, target::plain);
        if (tracing.trace() == null || tracing.account() == null) {
            return new Sides(plainSource, plainTarget, waits.pauses());
        }
        AccountTrace trace = tracing.trace();
        String sourceLogin = plainSource.login(tracing.account());
        String targetLogin = plainTarget.login(tracing.account());
        return new Sides(
                new Side(
                        "source",
                        settings.source(),
                        MappedAccount::sourceImap,
                        endpoint -> source.traced(endpoint, trace, sourceLogin)),
                new Side(
                        "target",
                        settings.target(),
                        MappedAccount::targetImap,
                        endpoint -> target.traced(endpoint, trace, targetLogin)),
                waits.pauses());
    }

    private static Waiting waiting(Environment environment, Waits waits) {
        Waiting.Listener listener = new Waiting.Listener() {
            @Override
            public void quiet(String host, Duration longer, String words) {
                waits.pauses().quiet(host, longer, words);
            }

            @Override
            public void capped(String host, String whose, int connections, String words) {
                waits.pauses().capped(host, whose, connections, words);
            }

            @Override
            public void away(String server, String words) {
                waits.pauses().away(server, words);
            }

            @Override
            public void back(String server, Duration length) {
                waits.pauses().back(server, length);
            }
        };
        return new Waiting(
                environment.clock(),
                environment.pause()::pause,
                () -> waits.stop().requested(),
                listener);
    }

    /** One gate for each host, whichever side it is on. */
    private record Gates(List<String> mainHosts, Duration hostDown, Waiting waiting, Map<String, HostGate> made) {
        HostGate of(Endpoint endpoint) {
            FailureScope widest = mainHosts.contains(endpoint.host()) ? FailureScope.RUN : FailureScope.ACCOUNT;
            return made.computeIfAbsent(endpoint.host(), host -> new HostGate(endpoint.toString(), widest, waiting));
        }
    }

    /** Makes the servers of one side. */
    private record Servers(String side, Endpoint main, RunSettings.Limits limits, ServerFactory factory, Gates gates) {
        WritableServer plain(Endpoint endpoint) {
            return decorated(endpoint, factory.server(endpoint));
        }

        WritableServer traced(Endpoint endpoint, AccountTrace trace, String login) {
            WritableServer heard = factory.server(endpoint, trace.side(side));
            return decorated(endpoint, new AccountTrace.Switch(factory.server(endpoint), heard, login));
        }

        private WritableServer decorated(Endpoint endpoint, WritableServer server) {
            Caps caps = new Caps(
                    limits.connections(),
                    limits.perAccount(),
                    limits.loginsPerSecond(),
                    limits.messagesPerSecond(),
                    limits.bytesPerSecond(),
                    PATIENCE,
                    gates.hostDown());
            WritableServer limited = new LimitedServer(endpoint.toString(), server, caps, gates.of(endpoint));
            boolean isMain = endpoint.host().equals(main.host());
            IntervalFunction pauses = IntervalFunction.ofExponentialRandomBackoff(factory.firstPause(), 2, 0.5);
            return new RetryingServer(
                    isMain ? limited : new OtherServer(limited), Retries.of(side + " " + endpoint, ATTEMPTS, pauses));
        }
    }

    /** Real servers, spoken to through Angus Mail. */
    private record AngusServers(AngusServer.Shared shared) implements ServerFactory {
        @Override
        public WritableServer server(Endpoint endpoint, Consumer<String> trace) {
            return new AngusServer(endpoint, shared, trace);
        }

        @Override
        public void cutAfter(Duration length) {
            Thread watch = new Thread(
                    () -> {
                        Pause.REAL.pause(length);
                        cut();
                    },
                    "time-limit");
            watch.setDaemon(true);
            watch.start();
        }

        @Override
        public void cut() {
            shared.connections().cut();
        }

        @Override
        public Greeting probe(Endpoint endpoint) throws MailException {
            ServerProbe probe = new AngusServer(endpoint).probe();
            return new Greeting(probe.tls().map(AngusServers::tls), probe.capabilities());
        }

        private static Tls tls(ServerProbe.TlsFacts facts) {
            return new Tls(
                    facts.protocol(), facts.certificateNames(), facts.sha256(), facts.validUntil(), facts.trustLine());
        }
    }
}
