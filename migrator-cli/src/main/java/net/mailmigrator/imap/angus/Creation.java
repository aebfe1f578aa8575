package net.mailmigrator.imap.angus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.MailException;

/**
 * CREATE. RFC 9051 §6.3.4 wants a server to make the levels above a name; where one refuses a name and a level above it is
 * missing, the levels are made one by one (quirk 55). Nothing is made where the refusal has another reason.
 */
final class Creation {
    private final Dialogue dialogue;
    private final Where where;
    private final Workarounds workarounds;
    private final Opening opening;

    Creation(Dialogue dialogue, Where where, Workarounds workarounds) {
        this.dialogue = dialogue;
        this.where = where;
        this.workarounds = workarounds;
        this.opening = new Opening(dialogue, where, workarounds);
    }

    /** Makes a mailbox; one that is there already is none of our concern. */
    void create(MailboxName mailbox) throws MailException {
        List<MailboxName> made = List.of();
        if (workarounds.apply(Workaround.PARENTS_FIRST, false)) {
            made = createAll(missingAbove(mailbox));
        }
        RawResponse answer = ask(mailbox);
        if (isMade(mailbox, answer)) {
            return;
        }
        if (made.isEmpty() && mayMeanAParent(answer)) {
            List<MailboxName> missing = missingAbove(mailbox);
            if (!missing.isEmpty() && workarounds.apply(Workaround.PARENTS_FIRST, true)) {
                made = createAll(missing);
                answer = ask(mailbox);
            }
        }
        if (!isMade(mailbox, answer)) {
            throw refused(mailbox, answer, made);
        }
    }

    /** Not where the server says something else: no permission, no room, not such a name. */
    private static boolean mayMeanAParent(RawResponse answer) {
        AnswerMeaning meaning = ServerAnswer.to(Request.WRITE, answer.words()).meaning();
        return answer.code("CANNOT") == null
                && (meaning == AnswerMeaning.UNKNOWN || meaning == AnswerMeaning.MAILBOX_GONE);
    }

    /** The levels above a name that are not there, the highest first. */
    private List<MailboxName> missingAbove(MailboxName mailbox) throws MailException {
        Listing listing = new Listing(dialogue, where, workarounds);
        Character separator = listing.separator();
        List<MailboxName> missing = new ArrayList<>();
        String wire = mailbox.wire();
        for (int end = wire.length(); separator != null && end > 0; ) {
            end = wire.lastIndexOf(separator, end - 1);
            if (end <= 0) {
                break;
            }
            MailboxName parent = new MailboxName(wire.substring(0, end));
            if (parent.equals(MailboxName.INBOX) || listing.has(parent)) {
                break;
            }
            missing.add(0, parent);
        }
        return missing;
    }

    /** Returns what it has made, which stays where a later CREATE is refused. */
    private List<MailboxName> createAll(List<MailboxName> levels) throws MailException {
        List<MailboxName> made = new ArrayList<>();
        for (MailboxName level : levels) {
            RawResponse answer = ask(level);
            if (!isMade(level, answer)) {
                throw refused(level, answer, made);
            }
            made.add(level);
        }
        return made;
    }

    private RawResponse ask(MailboxName mailbox) throws MailException {
        return dialogue.execute(
                where.attempted("create", mailbox), Command.of("CREATE ").mailbox(mailbox), Dialogue.Untagged.IGNORED);
    }

    private MailException refused(MailboxName mailbox, RawResponse answer, List<MailboxName> made) {
        ServerAnswer words = ServerAnswer.to(Request.WRITE, answer.words());
        String leftBehind = made.isEmpty()
                ? ""
                : made.stream()
                        .map(MailboxName::toString)
                        .collect(Collectors.joining(", ", " (made for it, empty, and left there: ", ")"));
        return words.failure(words.scope(), where.attempted("create", mailbox), answer.words() + leftBehind);
    }

    private boolean isMade(MailboxName mailbox, RawResponse answer) throws MailException {
        return answer.isOK() || answer.code("ALREADYEXISTS") != null || exists(mailbox);
    }

    /** Servers without RFC 5530 do not say why they refuse CREATE. */
    private boolean exists(MailboxName mailbox) throws MailException {
        try {
            opening.status(mailbox);
            return true;
        } catch (MailException e) {
            if (e.connectionLost()) {
                throw e;
            }
            return false;
        }
    }
}
