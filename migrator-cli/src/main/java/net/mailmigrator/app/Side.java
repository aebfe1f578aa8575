package net.mailmigrator.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import net.mailmigrator.config.ServerSettings;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;

/** One IMAP side of the move: which server an account is on, and how it logs in there. Thread-safe. */
final class Side {
    private final String name;
    private final ServerSettings settings;
    private final Function<MappedAccount, ImapLogin> row;
    private final Function<Endpoint, WritableServer> open;
    private final LoginWatch watch;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /**
     * A side.
     *
     * @param name {@code source} or {@code target}, as in the settings
     * @param row what an account's own row says about this side
     * @param open makes a server of an endpoint; called once for each host
     */
    Side(
            String name,
            ServerSettings settings,
            Function<MappedAccount, ImapLogin> row,
            Function<Endpoint, WritableServer> open) {
        this.name = name;
        this.watch = new LoginWatch(name);
        this.settings = settings;
        this.row = row;
        this.open = open;
    }

    private record Host(WritableServer plain, WritableServer watched) {}

    /** The server that the account is on. */
    WritableServer server(MappedAccount account) {
        return host(account).watched();
    }

    /** The same, for a look at an account that may not be there yet: its login proves nothing if it is refused. */
    WritableServer serverOfMaybe(MappedAccount account) {
        return host(account).plain();
    }

    private Host host(MappedAccount account) {
        String own = row.apply(account).host();
        return hosts.computeIfAbsent(own == null ? settings.endpoint().host() : own, host -> {
            WritableServer plain = open.apply(settings.endpoint().withHost(host));
            return new Host(plain, watch.over(plain));
        });
    }

    /**
     * How the account logs in.
     *
     * @throws MailException of scope ACCOUNT where it lacks what the login needs
     */
    Credentials credentials(MappedAccount account) throws MailException {
        return settings.login().expand(account, row.apply(account));
    }

    /** The login that counts on this side, as text without secrets: with a master user, the account's and not the master's. */
    String login(MappedAccount account) {
        try {
            Credentials credentials = credentials(account);
            return credentials.authorizationId() == null ? credentials.user() : credentials.authorizationId();
        } catch (MailException incomplete) {
            String own = row.apply(account).login();
            return own == null ? account.login() : own;
        }
    }

    /** Whose mail it is on this side: the login, with the host where the account's row names one. */
    String owner(MappedAccount account) {
        String host = row.apply(account).host();
        return host == null ? login(account) : login(account) + " on " + host;
    }

    /** Host and port of the server that the account is on. */
    String address(MappedAccount account) {
        String own = row.apply(account).host();
        return (own == null ? settings.endpoint() : settings.endpoint().withHost(own)).toString();
    }

    /** Server and login, as a server that does not care about case tells accounts apart. */
    String place(MappedAccount account) {
        String own = row.apply(account).host();
        Endpoint endpoint =
                own == null ? settings.endpoint() : settings.endpoint().withHost(own);
        return (login(account) + " on " + endpoint).toLowerCase(Locale.ROOT);
    }

    /** What is to be said where the batch's one login was refused every time; empty where it was not. */
    Optional<String> refusedMaster() {
        if (!settings.login().isMaster()) {
            return Optional.empty();
        }
        return watch.onlyRefusals()
                .map(last -> last.sentence(
                        "The login of the settings was refused at " + settings.endpoint() + " every time ("
                                + watch.refusals() + " logins) and nothing was changed there. Check " + name
                                + ".imap.login, and that the accounts exist on that server."));
    }

    /** Whether one of its hosts refused so many logins in a row that none is tried there any more. */
    boolean loginsEnded() {
        return watch.ended();
    }

    /** Its name in the settings. */
    String name() {
        return name;
    }

    /** The workarounds that its servers needed so far. */
    SortedSet<AppliedWorkaround> workarounds() {
        SortedSet<AppliedWorkaround> all = new TreeSet<>();
        hosts.values().forEach(host -> all.addAll(host.plain().workarounds()));
        return all;
    }
}
