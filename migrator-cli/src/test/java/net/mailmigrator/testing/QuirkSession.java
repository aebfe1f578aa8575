package net.mailmigrator.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import org.jspecify.annotations.Nullable;

/** A client's session on a {@link QuirkServer}: logins and mailboxes; messages are {@link QuirkMessages}'. */
final class QuirkSession {
    private final QuirkServer server;
    private final QuirkProfile profile;
    private final InputStream in;
    private final OutputStream out;
    private @Nullable InMemoryAccount account;
    private @Nullable InMemoryMailbox selected;
    private boolean writable;

    QuirkSession(QuirkServer server, InputStream in, OutputStream out) {
        this.server = server;
        this.profile = server.profile;
        this.in = new BufferedInputStream(in);
        this.out = new BufferedOutputStream(out);
    }

    void run() throws IOException {
        line("* OK [CAPABILITY " + profile.capabilities() + "] " + profile.name() + " ready");
        out.flush();
        boolean goesOn = true;
        while (goesOn) {
            QuirkCommand command = QuirkCommand.read(in, out);
            if (command == null) {
                return;
            }
            server.heard(command);
            goesOn = answer(command);
            out.flush();
        }
    }

    /** False where the session ends. */
    private boolean answer(QuirkCommand command) throws IOException {
        InMemoryAccount mine = account;
        switch (command.verb()) {
            case "CAPABILITY" -> ok(command, "* CAPABILITY " + profile.capabilities());
            case "NOOP" -> ok(command);
            case "ID" -> ok(command, "* ID (\"name\" \"" + profile.name() + "\")");
            case "AUTHENTICATE" -> logIn(command);
            case "LOGOUT" -> {
                ok(command, "* BYE until next time");
                return false;
            }
            default -> {
                if (mine == null) {
                    tagged(command, "BAD log in first");
                } else {
                    return answer(command, mine);
                }
            }
        }
        return true;
    }

    private boolean answer(QuirkCommand command, InMemoryAccount mine) throws IOException {
        InMemoryMailbox box = selected;
        switch (command.verb()) {
            case "NAMESPACE" -> ok(command, "* NAMESPACE " + profile.namespaces());
            case "LIST", "LSUB" -> list(command, mine);
            case "STATUS" -> status(command, mine);
            case "SELECT", "EXAMINE", "CREATE" -> {
                if (profile.endsSession(command.verb(), command.word(0))) {
                    line("* BYE Unexpected failure");
                    return false;
                }
                if (command.verb().equals("CREATE")) {
                    create(command, mine);
                } else {
                    open(command, mine);
                }
            }
            case "SUBSCRIBE" -> {
                mine.subscribe(new MailboxName(command.word(0)));
                ok(command);
            }
            case "APPEND" -> {
                String answer = new QuirkMessages(server).append(command, find(mine, command.word(0)));
                if (answer.startsWith("BYE")) {
                    line("* " + answer);
                    return false;
                }
                tagged(command, answer);
            }
            case "UID FETCH", "UID STORE", "UID EXPUNGE" -> {
                if (!profile.knowsUids()) {
                    tagged(command, "BAD Unknown command: UID");
                } else if (box == null || (!writable && !command.verb().equals("UID FETCH"))) {
                    tagged(command, "BAD no mailbox is open for that");
                } else {
                    return new QuirkMessages(server).answer(command, box, this);
                }
            }
            default -> tagged(command, "BAD what is " + command.verb() + "?");
        }
        return true;
    }

    /** SASL PLAIN with its initial response. */
    private void logIn(QuirkCommand command) throws IOException {
        String[] parts =
                new String(Base64.getDecoder().decode(command.word(1)), StandardCharsets.UTF_8).split("\0", -1);
        String login = parts[1].replaceAll("\\*master$", "");
        account = InMemoryServer.MASTER_PASSWORD.equals(parts[2]) ? server.account(login) : null;
        tagged(
                command,
                account == null
                        ? "NO [AUTHENTICATIONFAILED] wrong"
                        : "OK [CAPABILITY " + profile.capabilities() + "] in");
    }

    private void list(QuirkCommand command, InMemoryAccount mine) throws IOException {
        if (command.words().contains("RETURN")) {
            tagged(command, "BAD what is RETURN?");
            return;
        }
        String separator = profile.separator() == '\\' ? "\\\\" : String.valueOf(profile.separator());
        String pattern = command.word(1);
        if (pattern.isEmpty()) {
            line("* " + command.verb() + " (\\Noselect) \"" + separator + "\" \"\"");
        }
        Set<MailboxName> subscribed = mine.subscribed();
        for (ListedMailbox mailbox : mine.list()) {
            String wire = mailbox.name().wire();
            boolean matches = pattern.equals("*") || pattern.equals(wire);
            if (matches && (command.verb().equals("LIST") || subscribed.contains(mailbox.name()))) {
                line("* " + command.verb() + " (" + String.join(" ", mailbox.attributes()) + ") \"" + separator
                        + "\" \"" + wire.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            }
        }
        ok(command);
    }

    private void create(QuirkCommand command, InMemoryAccount mine) throws IOException {
        String name = command.word(0);
        List<String> there =
                mine.mailboxes().stream().map(box -> box.name().wire()).toList();
        String refusal = profile.createRefusal(name, there);
        if (find(mine, name) != null) {
            tagged(command, "NO [ALREADYEXISTS] Mailbox already exists");
        } else if (refusal != null) {
            tagged(command, "NO " + refusal);
        } else if (!mine.mayCreate(new MailboxName(name))) {
            tagged(command, "NO [CANNOT] Invalid mailbox name");
        } else {
            mine.make(new MailboxName(name));
            ok(command);
        }
    }

    private @Nullable InMemoryMailbox find(InMemoryAccount mine, String name) {
        for (InMemoryMailbox box : mine.mailboxes()) {
            String wire = box.name().wire();
            if (profile.ignoresCase() ? wire.equalsIgnoreCase(name) : box.name().equals(new MailboxName(name))) {
                return box;
            }
        }
        return null;
    }

    /** The mailbox, or null after a NO. */
    private @Nullable InMemoryMailbox usable(QuirkCommand command, InMemoryAccount mine) throws IOException {
        InMemoryMailbox box = find(mine, command.word(0));
        String refusal = box == null || !box.selectable()
                ? "[NONEXISTENT] Mailbox doesn't exist: " + command.word(0)
                : profile.openRefusal(command.word(0));
        if (refusal != null) {
            tagged(command, "NO " + refusal);
            return null;
        }
        return box;
    }

    private void status(QuirkCommand command, InMemoryAccount mine) throws IOException {
        InMemoryMailbox box = usable(command, mine);
        if (box != null) {
            MailboxStatus status = box.status();
            String modSeq = command.list().contains("HIGHESTMODSEQ") ? " HIGHESTMODSEQ " + status.highestModSeq() : "";
            ok(
                    command,
                    "* STATUS \"" + command.word(0) + "\" (MESSAGES " + status.messages() + " UIDNEXT "
                            + status.uidNext() + " UIDVALIDITY "
                            + status.uidValidity().value() + modSeq + ")");
        }
    }

    private void open(QuirkCommand command, InMemoryAccount mine) throws IOException {
        selected = null;
        InMemoryMailbox box = usable(command, mine);
        if (box == null) {
            return;
        }
        writable = command.verb().equals("SELECT");
        MailboxStatus status = box.status();
        long real = status.uidValidity().value();
        long told = writable ? real : profile.examinedUidValidity(real);
        line("* " + status.messages() + " EXISTS");
        line("* 0 RECENT");
        line("* OK [PERMANENTFLAGS (" + String.join(" ", box.opened().permanentFlags()) + ")] these stay");
        line(told == 0 ? "* OK no UIDVALIDITY" : "* OK [UIDVALIDITY " + told + "] of the folder");
        line(profile.tellsUidNext() ? "* OK [UIDNEXT " + status.uidNext() + "] the next" : "* OK no UIDNEXT");
        if (profile.offers("CONDSTORE")) {
            line("* OK [HIGHESTMODSEQ " + status.highestModSeq() + "] the last");
        }
        selected = box;
        tagged(command, writable ? "OK [READ-WRITE] open" : "OK [READ-ONLY] open");
    }

    void ok(QuirkCommand command, String... untagged) throws IOException {
        for (String response : untagged) {
            line(response);
        }
        tagged(command, "OK done");
    }

    void tagged(QuirkCommand command, String answer) throws IOException {
        line(command.tag() + " " + answer);
    }

    void line(String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
