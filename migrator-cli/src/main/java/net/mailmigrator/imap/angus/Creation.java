package net.mailmigrator.imap.angus;

import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.model.MailException;

/**
 * CREATE. RFC 9051 §6.3.4 wants a server to make the levels above a name; where one refuses that, they are made one by one
 * (quirk 55).
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
        if (workarounds.uses(Workaround.PARENTS_FIRST)) {
            parents(mailbox);
        }
        RawResponse answer = ask(mailbox);
        if (!isMade(mailbox, answer)
                && !failure(mailbox, answer).retryable()
                && hasParents(mailbox)
                && workarounds.apply(Workaround.PARENTS_FIRST, true)) {
            parents(mailbox);
            answer = ask(mailbox);
        }
        if (!isMade(mailbox, answer)) {
            throw failure(mailbox, answer);
        }
    }

    private MailException failure(MailboxName mailbox, RawResponse answer) {
        return ServerAnswer.to(Request.WRITE, answer.words()).failure(where.attempted("create", mailbox));
    }

    private RawResponse ask(MailboxName mailbox) throws MailException {
        return dialogue.execute(
                where.attempted("create", mailbox), Command.of("CREATE ").mailbox(mailbox), Dialogue.Untagged.IGNORED);
    }

    private boolean isMade(MailboxName mailbox, RawResponse answer) throws MailException {
        return answer.isOK() || answer.code("ALREADYEXISTS") != null || exists(mailbox);
    }

    private boolean hasParents(MailboxName mailbox) throws MailException {
        Character separator = new Listing(dialogue, where, workarounds).separator();
        return separator != null && mailbox.wire().indexOf(separator) > 0;
    }

    /** What the server says to a level counts for nothing: the name itself is asked for in the end. */
    private void parents(MailboxName mailbox) throws MailException {
        Character separator = new Listing(dialogue, where, workarounds).separator();
        if (separator == null) {
            return;
        }
        String wire = mailbox.wire();
        for (int end = wire.indexOf(separator); end > 0; end = wire.indexOf(separator, end + 1)) {
            MailboxName parent = new MailboxName(wire.substring(0, end));
            if (!parent.equals(MailboxName.INBOX)) {
                ask(parent);
            }
        }
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
