package net.mailmigrator.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a mail server asks whose an access token is, and whether it is still good (RFC 7662), over HTTP on loopback.
 * Thread-safe.
 */
public final class TokenServer implements AutoCloseable {
    private final HttpServer http;
    private final Path settings;
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();

    /**
     * Starts it; no token is good yet.
     *
     * @param folder where it keeps a file for Dovecot, readable by everybody
     */
    public TokenServer(Path folder) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/introspect", this::introspect);
            http.start();
            settings = Files.writeString(
                    folder.resolve("dovecot-oauth2.conf"),
                    "introspection_url = http://127.0.0.1:" + http.getAddress().getPort() + "/introspect\n"
                            + "introspection_mode = post\n"
                            + "username_attribute = username\n"
                            + "active_attribute = active\n"
                            + "active_value = true\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Dovecot needs in its configuration to ask here. */
    public String passdb() {
        return "passdb {\n  driver = oauth2\n  mechanisms = oauthbearer xoauth2\n  args = " + settings + "\n}";
    }

    /** From now on the token is good, and opens this user's account. */
    public void accept(String token, String user) {
        users.put(token, user);
    }

    /** The token has run out. */
    public void expire(String token) {
        users.remove(token);
    }

    /** The tokens that were asked about, in their order. */
    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    private void introspect(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String token =
                    URLDecoder.decode(form.replaceFirst("^(?s).*\\btoken=([^&]*).*$", "$1"), StandardCharsets.UTF_8);
            synchronized (asked) {
                asked.add(token);
            }
            String user = users.get(token);
            byte[] answer = (user == null ? "{\"active\":false}" : "{\"active\":true,\"username\":\"" + user + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
