package net.mailmigrator.imap.angus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** What a server says of itself (RFC 2971), asked once for all sessions. Thread-safe. */
final class IdQuery {
    private final Endpoint endpoint;
    private final AtomicReference<@Nullable Map<String, String>> told = new AtomicReference<>();

    IdQuery(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Asks in this session where none has asked before. A server that does not want to say is none the worse. */
    Map<String, String> ask(Dialogue dialogue) throws MailException {
        Map<String, String> known = told.get();
        if (known == null) {
            known = Map.copyOf(answer(dialogue));
            told.set(known);
        }
        return known;
    }

    private Map<String, String> answer(Dialogue dialogue) throws MailException {
        Map<String, String> id = new LinkedHashMap<>();
        dialogue.execute("ask " + endpoint + " for its ID", Command.of("ID (\"name\" \"migrator\")"), response -> {
            if (response.is("ID")) {
                Tokens tokens = response.tokensAfterKey();
                if (tokens.take('(')) {
                    while (!tokens.take(')')) {
                        String key = tokens.astring();
                        Slice value = tokens.nstring();
                        id.put(key, value == null ? "" : value.latin1());
                    }
                }
            }
        });
        return id;
    }
}
