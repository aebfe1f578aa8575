package net.mailmigrator.imap.angus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/** STATUS (RFC 9051 §6.3.11) of one mailbox, or of many with the commands on the way at once. */
final class StatusQuery {
    private static final int WINDOW = 128;

    private final Dialogue dialogue;
    private final Where where;

    StatusQuery(Dialogue dialogue, Where where) {
        this.dialogue = dialogue;
        this.where = where;
    }

    /** What is asked for. HIGHESTMODSEQ is an error to servers without CONDSTORE (RFC 7162 §3.1.5). */
    String items() {
        boolean modSeq = dialogue.offers("CONDSTORE") || dialogue.offers("QRESYNC");
        return "(MESSAGES UIDNEXT UIDVALIDITY" + (modSeq ? " HIGHESTMODSEQ)" : ")");
    }

    /** STATUS of one. */
    MailboxStatus of(MailboxName mailbox) throws MailException {
        Map<MailboxName, MailboxStatus> found = new HashMap<>();
        dialogue.require(where.attempted("look at", mailbox), FailureScope.MAILBOX, command(mailbox), into(found));
        // a server may write the name otherwise than it was asked: there is only one answer
        return found.values().stream()
                .findFirst()
                .orElseThrow(() -> Where.unusable(
                        FailureScope.MAILBOX,
                        where.attempted("look at", mailbox),
                        "the server gives no UIDVALIDITY or no UIDNEXT"));
    }

    private Command command(MailboxName mailbox) {
        return Command.of("STATUS ").mailbox(mailbox).text(" " + items());
    }

    /** Takes STATUS responses; those without UIDVALIDITY or UIDNEXT say nothing that could be relied on. */
    static Dialogue.Untagged into(Map<MailboxName, MailboxStatus> found) {
        return response -> {
            if (response.is("STATUS")) {
                take(response.tokensAfterKey(), found);
            }
        };
    }

    private static void take(Tokens tokens, Map<MailboxName, MailboxStatus> found) throws ProtocolException {
        String name = tokens.astring();
        Map<String, Long> values = new HashMap<>();
        tokens.expect('(');
        while (!tokens.take(')')) {
            values.put(tokens.atom().toUpperCase(Locale.ROOT), tokens.number());
        }
        long uidValidity = within32Bits(values.get("UIDVALIDITY"));
        long uidNext = within32Bits(values.get("UIDNEXT"));
        if (uidValidity != 0 && uidNext != 0) {
            found.put(
                    name(name),
                    new MailboxStatus(
                            new UidValidity(uidValidity),
                            uidNext,
                            values.getOrDefault("MESSAGES", 0L),
                            values.getOrDefault("HIGHESTMODSEQ", 0L)));
        }
    }

    private static MailboxName name(String wire) throws ProtocolException {
        try {
            return new MailboxName(wire);
        } catch (IllegalArgumentException notAName) {
            throw new ProtocolException("a folder name with NUL, CR or LF in it", notAName);
        }
    }

    private static long within32Bits(@Nullable Long value) {
        return value != null && value >= 1 && value <= 0xFFFF_FFFFL ? value : 0;
    }

    /**
     * STATUS of many.
     *
     * @param found what is known of some of them, and where what is learned goes
     * @param refused the server's words where it refuses
     */
    void ofAll(List<MailboxName> mailboxes, Map<MailboxName, MailboxStatus> found, Map<MailboxName, String> refused)
            throws MailException {
        Deque<MailboxName> left = new ArrayDeque<>();
        List<MailboxName> alone = new ArrayList<>();
        for (MailboxName mailbox : mailboxes) {
            if (!found.containsKey(mailbox)) {
                (command(mailbox).parts().size() == 1 ? left : alone).add(mailbox);
            }
        }
        alone.addAll(pipeline(left, found, refused));
        for (MailboxName mailbox : alone) {
            askAlone(mailbox, found, refused);
        }
    }

    private void askAlone(MailboxName mailbox, Map<MailboxName, MailboxStatus> found, Map<MailboxName, String> refused)
            throws MailException {
        try {
            found.put(mailbox, of(mailbox));
        } catch (MailException refusal) {
            if (refusal.connectionLost() || refusal.scope() != FailureScope.MAILBOX) {
                throw refusal;
            }
            refused.put(mailbox, refusal.answer());
        }
    }

    /** Many on the way; returns those that must be asked alone, since the answer did not name them or was not OK. */
    private Set<MailboxName> pipeline(
            Deque<MailboxName> left, Map<MailboxName, MailboxStatus> found, Map<MailboxName, String> refused)
            throws MailException {
        String attempted = where.attempted("look at the folders");
        Map<String, MailboxName> onTheWay = new HashMap<>();
        Set<MailboxName> alone = new LinkedHashSet<>();
        while (!left.isEmpty() || !onTheWay.isEmpty()) {
            if (onTheWay.size() <= WINDOW / 2 && !left.isEmpty()) {
                while (!left.isEmpty() && onTheWay.size() < WINDOW) {
                    MailboxName mailbox = left.removeFirst();
                    onTheWay.put(dialogue.send(attempted, command(mailbox).toString()), mailbox);
                }
                dialogue.flush(attempted);
            }
            RawResponse response = dialogue.next(attempted);
            if (response.isTagged()) {
                MailboxName answered = onTheWay.remove(response.getTag());
                if (answered == null) {
                    throw dialogue.lost(attempted, new ProtocolException("an answer to a command that was not sent"));
                }
                if (!response.isOK()) {
                    refuse(answered, response, alone, refused);
                } else if (!found.containsKey(answered)) {
                    alone.add(answered);
                }
            } else {
                accept(attempted, response, found);
            }
        }
        return alone;
    }

    /** What need not be asked again, since the words mean just this mailbox; all else is asked alone. */
    private static void refuse(
            MailboxName mailbox, RawResponse response, Set<MailboxName> alone, Map<MailboxName, String> refused) {
        ServerAnswer answer = ServerAnswer.to(Request.READ, response.words());
        if (response.isNO() && !answer.retryable() && answer.scope() == FailureScope.MAILBOX) {
            refused.put(mailbox, response.words());
        } else {
            alone.add(mailbox);
        }
    }

    private void accept(String attempted, RawResponse response, Map<MailboxName, MailboxStatus> found)
            throws MailException {
        try {
            into(found).accept(response);
        } catch (ProtocolException malformed) {
            throw dialogue.lost(attempted, malformed);
        }
    }
}
