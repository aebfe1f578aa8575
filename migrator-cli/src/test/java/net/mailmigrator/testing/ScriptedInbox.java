package net.mailmigrator.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script of a server that has one mailbox, INBOX, and works, except where a test says what it answers to a command in
 * place of its work: answers given for a verb are used up in their order. Thread-safe.
 */
public final class ScriptedInbox implements ScriptedServer.Script {
    /** A greeting that fits. */
    public static final String GREETING = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR UIDPLUS LITERAL+] ready";

    private static final Pattern FIRST_UID = Pattern.compile("UID FETCH (\\d+)(:(\\d+|\\*))? ");

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<String>> instead = new ConcurrentHashMap<>();

    /** Puts a message into it. */
    public ScriptedInbox with(String message) {
        messages.add(message);
        return this;
    }

    /** Its messages in the order of their UIDs, which begin with 1. */
    public List<String> messages() {
        return messages;
    }

    /**
     * The next command with this verb is answered otherwise.
     *
     * @param answer the tagged answer without its tag, or nothing; after a {@code |}, an untagged one, and the end of the session
     */
    public ScriptedInbox instead(String verb, String answer) {
        instead.computeIfAbsent(verb, key -> new ConcurrentLinkedQueue<>()).add(answer);
        return this;
    }

    /** Takes back the next of them; false: there was none. */
    public boolean takeInstead(String verb) {
        return instead.getOrDefault(verb, new ConcurrentLinkedQueue<>()).poll() != null;
    }

    @Override
    public void answer(ScriptedServer.Line command, ScriptedServer.Client client) throws IOException {
        String other = instead.getOrDefault(command.verb(), new ConcurrentLinkedQueue<>())
                .poll();
        if (other != null) {
            String[] parts = other.split("\\|");
            if (!parts[0].isEmpty()) {
                client.lines(command.tag() + " " + parts[0]);
            }
            if (parts.length > 1) {
                client.lines(parts[1]);
                client.hangUp();
            }
            return;
        }
        switch (command.verb()) {
            case "LIST" -> client.ok(command, "* LIST () \".\" INBOX");
            case "STATUS" ->
                client.ok(
                        command,
                        "* STATUS INBOX (MESSAGES " + messages.size() + " UIDNEXT " + (messages.size() + 1)
                                + " UIDVALIDITY 7)");
            case "SELECT", "EXAMINE" ->
                client.ok(
                        command,
                        "* FLAGS (\\Seen)",
                        "* OK [PERMANENTFLAGS (\\Seen \\*)] ok",
                        "* " + messages.size() + " EXISTS",
                        "* OK [UIDVALIDITY 7] ok",
                        "* OK [UIDNEXT " + (messages.size() + 1) + "] ok");
            case "APPEND" -> {
                messages.add(new String(command.literals().get(0), StandardCharsets.ISO_8859_1));
                client.lines(command.tag() + " OK [APPENDUID 7 " + messages.size() + "] done");
            }
            case "UID FETCH" -> client.ok(command, fetched(command.text()));
            default -> client.ok(command);
        }
    }

    private String[] fetched(String command) {
        Matcher range = FIRST_UID.matcher(command);
        if (!range.lookingAt()) {
            throw new IllegalArgumentException(command);
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null
                ? first
                : range.group(3).equals("*") ? messages.size() : Integer.parseInt(range.group(3));
        List<String> lines = new ArrayList<>();
        for (int uid = first; uid <= Math.min(last, messages.size()); uid++) {
            String text = messages.get(uid - 1);
            String body = command.contains("BODY.PEEK[]") ? " BODY[] {" + text.length() + "}\r\n" + text : "";
            lines.add("* " + uid + " FETCH (UID " + uid + " FLAGS (\\Seen) INTERNALDATE \"01-Jan-2015 00:00:00 +0000\""
                    + " RFC822.SIZE " + text.length() + body + ")");
        }
        return lines.toArray(String[]::new);
    }
}
