package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.util.function.Consumer;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.TokenSource;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.ScriptedServer;

/** Scripts whose beginning is always the same: a login that works and a mailbox that opens. */
final class ScriptedSession {
    static final String GREETING = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR LITERAL+ UIDPLUS MULTIAPPEND] ready";
    static final Credentials LOGIN = new Credentials("a", Secret.of("geheim-4711"), null);

    private ScriptedSession() {}

    /** A server that logs in and opens anything; everything else is the script's. */
    static ScriptedServer serving(ScriptedServer.Script script) {
        return new ScriptedServer(GREETING, (command, client) -> {
            switch (command.verb()) {
                case "AUTHENTICATE", "LOGOUT" -> client.ok(command);
                case "CAPABILITY" -> client.ok(command, GREETING.replaceAll(".*\\[(.*)].*", "* $1"));
                case "EXAMINE", "SELECT" ->
                    client.ok(
                            command,
                            "* 3 EXISTS",
                            "* OK [UIDVALIDITY 7] ok",
                            "* OK [UIDNEXT 10] ok",
                            "* OK [PERMANENTFLAGS (\\Seen \\*)] ok");
                default -> script.answer(command, client);
            }
        });
    }

    /** Small messages are known as small, so that scripts see only the fetches of texts. */
    static void sizes(ScriptedServer.Line command, ScriptedServer.Client client, int... sizesByUid) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < sizesByUid.length; i++) {
            all.append("* ").append(i + 1).append(" FETCH (UID ").append(i + 1);
            all.append(" RFC822.SIZE ").append(sizesByUid[i]).append(")\r\n");
        }
        client.raw(all + command.tag() + " OK done\r\n");
    }

    static AngusServer angus(ScriptedServer server) {
        return new AngusServer(Endpoints.clear(server.port()));
    }

    static AngusServer angus(ScriptedServer server, Consumer<String> trace) {
        return new AngusServer(
                Endpoints.clear(server.port()),
                java.nio.file.Path.of(System.getProperty("java.io.tmpdir")),
                trace,
                TokenSource.NONE);
    }
}
