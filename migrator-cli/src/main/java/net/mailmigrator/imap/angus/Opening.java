package net.mailmigrator.imap.angus;

import net.mailmigrator.imap.ChangedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** SELECT, EXAMINE and STATUS. */
final class Opening {
    private final Dialogue dialogue;
    private final Where where;
    private final Workarounds workarounds;

    Opening(Dialogue dialogue, Where where, Workarounds workarounds) {
        this.dialogue = dialogue;
        this.where = where;
        this.workarounds = workarounds;
    }

    /** EXAMINE, or SELECT where the UIDs that EXAMINE gives do not last (quirk 29, I2). */
    OpenedMailbox read(MailboxName mailbox) throws MailException {
        if (workarounds.uses(Workaround.SELECT_TO_READ)) {
            return usable(mailbox, open("SELECT", mailbox));
        }
        MailboxFacts examined = open("EXAMINE", mailbox);
        return usable(
                mailbox,
                !examined.lasts() && workarounds.apply(Workaround.SELECT_TO_READ, true)
                        ? open("SELECT", mailbox)
                        : examined);
    }

    /**
     * EXAMINE, with what has changed since an earlier state where the server can tell that in the same round trip.
     *
     * @param from the lowest UID of those of which everything is to be known
     */
    ChangedMailbox changes(MailboxName mailbox, MailboxStatus since, long from, Resync resync) throws MailException {
        if (workarounds.uses(Workaround.SELECT_TO_READ) || !ChangesLook.isPossible(dialogue, mailbox, since)) {
            return ChangedMailbox.unknown(read(mailbox));
        }
        String attempted = where.attempted("open", mailbox);
        ChangesLook look = new ChangesLook(dialogue, since, from);
        RawResponse answer = look.run(attempted, mailbox, resync);
        if (answer.isNO()) {
            throw ServerAnswer.to(Request.READ, answer.words()).failure(FailureScope.MAILBOX, attempted);
        }
        return answer.isOK() && look.facts().isComplete() && look.facts().lasts()
                ? new ChangedMailbox(usable(mailbox, look.facts()), look.changes())
                : ChangedMailbox.unknown(read(mailbox));
    }

    /** SELECT. */
    OpenedMailbox select(MailboxName mailbox) throws MailException {
        return usable(mailbox, open("SELECT", mailbox));
    }

    private MailboxFacts open(String verb, MailboxName mailbox) throws MailException {
        Command command = Command.of(verb + " ").mailbox(mailbox);
        if (tellsModSeq(dialogue)) {
            command.text(" (CONDSTORE)");
        }
        MailboxFacts facts = new MailboxFacts();
        facts.takeCode(dialogue.require(where.attempted("open", mailbox), FailureScope.MAILBOX, command, facts));
        if (workarounds.apply(Workaround.UIDNEXT_ASKED, !facts.tellsUidNext())) {
            facts.asked(status(mailbox));
        }
        return facts;
    }

    private OpenedMailbox usable(MailboxName mailbox, MailboxFacts facts) throws MailException {
        if (!facts.tellsUidValidity()) {
            throw unusable(mailbox, "the server gives no UIDVALIDITY, so its UIDs cannot be kept");
        }
        if (!facts.tellsUidNext()) {
            throw unusable(
                    mailbox,
                    "the server gives no UIDNEXT, and " + Workaround.UIDNEXT_ASKED.text()
                            + " is forbidden in the settings");
        }
        boolean withoutDeleted = workarounds.wouldApply(Workaround.DELETED_LEFT_OFF, dialogue.offers(ServerInfo.GMAIL));
        OpenedMailbox opened = new OpenedMailbox(facts.status(), facts.permanentFlags());
        return withoutDeleted ? opened.without(MessageFlags.DELETED) : opened;
    }

    private MailException unusable(MailboxName mailbox, String answer) {
        return Where.unusable(FailureScope.MAILBOX, where.attempted("open", mailbox), answer);
    }

    /** STATUS of a mailbox. */
    MailboxStatus status(MailboxName mailbox) throws MailException {
        return new StatusQuery(dialogue, where).of(mailbox);
    }

    /** Whether mailboxes may be opened for mod-sequences (RFC 7162). */
    static boolean tellsModSeq(Dialogue dialogue) {
        return dialogue.offers("CONDSTORE") || dialogue.offers("QRESYNC");
    }
}
