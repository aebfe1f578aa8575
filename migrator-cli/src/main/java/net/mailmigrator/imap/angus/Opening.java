package net.mailmigrator.imap.angus;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;

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
        Facts examined = open("EXAMINE", mailbox);
        boolean lasts = examined.uidValidity != 0 && !examined.notSticky && !examined.contradicted;
        return usable(
                mailbox,
                !lasts && workarounds.apply(Workaround.SELECT_TO_READ, true) ? open("SELECT", mailbox) : examined);
    }

    /** SELECT. */
    OpenedMailbox select(MailboxName mailbox) throws MailException {
        return usable(mailbox, open("SELECT", mailbox));
    }

    private Facts open(String verb, MailboxName mailbox) throws MailException {
        Command command = Command.of(verb + " ").mailbox(mailbox);
        if (tellsModSeq()) {
            command.text(" (CONDSTORE)");
        }
        Facts facts = new Facts();
        facts.takeCode(dialogue.require(where.attempted("open", mailbox), FailureScope.MAILBOX, command, facts));
        if (workarounds.apply(Workaround.UIDNEXT_ASKED, facts.uidNext == 0)) {
            askUidNext(mailbox, facts);
        }
        return facts;
    }

    private void askUidNext(MailboxName mailbox, Facts facts) throws MailException {
        MailboxStatus status = status(mailbox);
        facts.uidNext = status.uidNext();
        facts.contradicted = facts.uidValidity != 0
                && facts.uidValidity != status.uidValidity().value();
    }

    private OpenedMailbox usable(MailboxName mailbox, Facts facts) throws MailException {
        if (facts.uidValidity == 0) {
            throw unusable(mailbox, "the server gives no UIDVALIDITY, so its UIDs cannot be kept");
        }
        if (facts.uidNext == 0) {
            throw unusable(
                    mailbox,
                    "the server gives no UIDNEXT, and " + Workaround.UIDNEXT_ASKED.text()
                            + " is forbidden in the settings");
        }
        boolean withoutDeleted = workarounds.wouldApply(Workaround.DELETED_LEFT_OFF, dialogue.offers(ServerInfo.GMAIL));
        OpenedMailbox opened = new OpenedMailbox(facts.status(), facts.permanentFlags);
        return withoutDeleted ? opened.without(MessageFlags.DELETED) : opened;
    }

    private MailException unusable(MailboxName mailbox, String answer) {
        return Where.unusable(FailureScope.MAILBOX, where.attempted("open", mailbox), answer);
    }

    /** STATUS of a mailbox. */
    MailboxStatus status(MailboxName mailbox) throws MailException {
        return new StatusQuery(dialogue, where).of(mailbox);
    }

    private boolean tellsModSeq() {
        return dialogue.offers("CONDSTORE") || dialogue.offers("QRESYNC");
    }

    private static final class Facts implements Dialogue.Untagged {
        private final Set<String> permanentFlags = new TreeSet<>();
        private long uidValidity;
        private long uidNext;
        private long messages;
        private long highestModSeq;
        private boolean notSticky;
        private boolean contradicted;

        MailboxStatus status() {
            return new MailboxStatus(new UidValidity(uidValidity), uidNext, messages, highestModSeq);
        }

        @Override
        public void accept(RawResponse response) throws ProtocolException {
            if (response.is("EXISTS")) {
                messages = response.tokens().number();
            } else if (response.isOK() || response.isNO()) {
                takeCode(response);
            }
        }

        void takeCode(RawResponse response) {
            uidValidity = within32Bits(response.code("UIDVALIDITY"), uidValidity);
            uidNext = within32Bits(response.code("UIDNEXT"), uidNext);
            highestModSeq = number(response.code("HIGHESTMODSEQ"), highestModSeq);
            notSticky |= response.code("UIDNOTSTICKY") != null; // RFC 4315 §2
            String flags = response.code("PERMANENTFLAGS");
            if (flags != null) {
                for (String flag : flags.replaceAll("[()]", " ").strip().split(" +")) {
                    permanentFlags.add(flag.toLowerCase(Locale.ROOT));
                }
                permanentFlags.remove("");
            }
        }

        private static long within32Bits(@org.jspecify.annotations.Nullable String text, long otherwise) {
            long value = number(text, otherwise);
            return value >= 1 && value <= 0xFFFF_FFFFL ? value : otherwise;
        }

        private static long number(@org.jspecify.annotations.Nullable String text, long otherwise) {
            try {
                return text == null ? otherwise : Long.parseLong(text);
            } catch (NumberFormatException none) {
                return otherwise;
            }
        }
    }
}
