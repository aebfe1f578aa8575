package net.mailmigrator.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.mailmigrator.batch.RunSettings.Limits;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.Endpoint.Tls;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.WorkaroundChoice;
import org.jspecify.annotations.Nullable;

/** Reads {@code imap} of one side. */
final class ServerReader {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MOST_CONNECTIONS = 10_000;
    private static final Map<Tls, Integer> PORTS = Map.of(Tls.IMPLICIT, 993, Tls.STARTTLS, 143, Tls.NONE, 143);

    private final Section imap;

    ServerReader(Section imap) {
        this.imap = imap.known(
                "host",
                "port",
                "tls",
                "certificateName",
                "trust",
                "login",
                "limits",
                "capabilities",
                "workarounds",
                "timeout");
    }

    Endpoint endpoint() {
        Tls tls = imap.read("tls", Kinds.oneOf(Tls.class)).orElse(Tls.IMPLICIT);
        for (String key : new String[] {"trust", "certificateName"}) {
            if (tls == Tls.NONE && imap.has(key)) {
                imap.problem(key, "means nothing with \"tls: none\"; take one of the two out");
            }
        }
        Trust trust = imap.read("trust", this::trust).orElse(Trust.JDK);
        return new Endpoint(
                imap.need("host", ServerReader::host).orElse(""),
                imap.read("port", Kinds.integer(1, 65535)).orElse(PORTS.getOrDefault(tls, 993)),
                tls,
                imap.read("certificateName", ServerReader::host).orElse(null),
                trust.file(),
                trust.fingerprint(),
                new HashSet<>(imap.section("capabilities")
                        .known("without")
                        .list("without", Kinds.map(Kinds.TEXT, name -> name.toUpperCase(Locale.ROOT)))),
                workarounds(),
                imap.read("timeout", ServerReader::timeout).orElse(TIMEOUT));
    }

    private WorkaroundChoice workarounds() {
        Section workarounds = imap.section("workarounds").known("force", "forbid");
        Kind<Workaround> name = Kinds.oneOf(Workaround.class);
        Set<Workaround> force = Set.copyOf(workarounds.list("force", name));
        Set<Workaround> forbid = Set.copyOf(workarounds.list("forbid", name));
        force.stream()
                .filter(forbid::contains)
                .sorted()
                .forEach(both -> workarounds.problem("forbid", "names " + both.text() + ", which force names too"));
        return new WorkaroundChoice(force, forbid);
    }

    LoginTemplate login(String sourceHost, String targetHost) {
        return new LoginReader(imap.needSection("login")).read(sourceHost, targetHost);
    }

    Limits limits(Limits defaults) {
        Section limits = imap.section("limits")
                .known("connections", "perAccount", "loginsPerSecond", "bytesPerSecond", "messagesPerSecond");
        Kind<Integer> count = Kinds.integer(1, MOST_CONNECTIONS);
        int connections = limits.read("connections", count).orElse(defaults.connections());
        int perAccount = limits.read("perAccount", count).orElse(Math.min(defaults.perAccount(), connections));
        if (perAccount > connections) {
            limits.problem("perAccount", "is " + perAccount + ", more than connections, which is " + connections);
        }
        return new Limits(
                connections,
                perAccount,
                limits.read("loginsPerSecond", count).orElse(defaults.loginsPerSecond()),
                limits.read("messagesPerSecond", Kinds.integer(1, 1_000_000)).orElse(defaults.messagesPerSecond()),
                limits.read("bytesPerSecond", Kinds.SIZE).orElse(defaults.bytesPerSecond()));
    }

    private static String host(String text) throws BadValue {
        String host = text.strip();
        if (host.isEmpty() || host.contains("/") || host.chars().anyMatch(c -> c <= ' ')) {
            throw new BadValue("is \"" + text + "\", must be a host name or an address, without scheme and port");
        }
        return host;
    }

    private static Duration timeout(String text) throws BadValue {
        Duration timeout = Kinds.DURATION.read(text);
        if (timeout.toSeconds() < 1) {
            throw new BadValue("is \"" + text + "\", must be at least 1s");
        }
        return timeout;
    }

    private Trust trust(String written) throws BadValue {
        if (written.toLowerCase(Locale.ROOT).startsWith("sha256:")) {
            String digits =
                    written.substring("sha256:".length()).replace(":", "").toLowerCase(Locale.ROOT);
            if (!digits.matches("[0-9a-f]{64}")) {
                throw new BadValue(
                        "must be sha256: and 64 hexadecimal digits; \"migrator check\" shows the line to paste");
            }
            return new Trust(null, digits);
        }
        Path path = imap.context().path(Kinds.TEXT.read(written));
        if (!Files.isReadable(path)) {
            throw new BadValue("the file " + path + " cannot be read; give a PEM file or sha256:<fingerprint>");
        }
        return new Trust(path, null);
    }

    /** What a certificate is checked against; both null: the JDK's roots. */
    private record Trust(@Nullable Path file, @Nullable String fingerprint) {
        static final Trust JDK = new Trust(null, null);
    }
}
