package net.mailmigrator.imap.angus;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** SELECT, EXAMINE and STATUS. */
final class Opening {
    private final Dialogue dialogue;
    private final Where where;

    Opening(Dialogue dialogue, Where where) {
        this.dialogue = dialogue;
        this.where = where;
    }

    /** Opens a mailbox. UIDNEXT is asked for where the server does not tell it (quirk 29). */
    OpenedMailbox open(String verb, MailboxName mailbox) throws MailException {
        String attempted = where.attempted("open", mailbox);
        Command command = Command.of(verb + " ").mailbox(mailbox);
        if (tellsModSeq()) {
            command.text(" (CONDSTORE)");
        }
        Facts facts = new Facts();
        facts.takeCode(dialogue.require(attempted, FailureScope.MAILBOX, command, facts));
        if (facts.uidValidity == 0) {
            throw Where.unusable(
                    FailureScope.MAILBOX, attempted, "the server gives no UIDVALIDITY, so its UIDs cannot be kept");
        }
        if (facts.uidNext == 0) {
            facts.uidNext = status(mailbox).uidNext();
        }
        return new OpenedMailbox(facts.status(), facts.permanentFlags);
    }

    /** STATUS of a mailbox. */
    MailboxStatus status(MailboxName mailbox) throws MailException {
        String attempted = where.attempted("look at", mailbox);
        Facts facts = new Facts();
        Command command = Command.of("STATUS ")
                .mailbox(mailbox)
                .text(" (MESSAGES UIDNEXT UIDVALIDITY" + (tellsModSeq() ? " HIGHESTMODSEQ)" : ")"));
        dialogue.require(attempted, FailureScope.MAILBOX, command, response -> {
            if (response.is("STATUS")) {
                facts.takeStatus(response.tokensAfterKey());
            }
        });
        if (facts.uidValidity == 0 || facts.uidNext == 0) {
            throw Where.unusable(FailureScope.MAILBOX, attempted, "the server gives no UIDVALIDITY or no UIDNEXT");
        }
        return facts.status();
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

        MailboxStatus status() {
            return new MailboxStatus(new UidValidity(uidValidity), uidNext, messages, highestModSeq);
        }

        @Override
        public void accept(RawResponse response) throws ProtocolException {
            if (response.is("EXISTS")) {
                messages = response.tokens().number();
            } else if (response.isOK()) {
                takeCode(response);
            }
        }

        void takeCode(RawResponse response) {
            uidValidity = within32Bits(response.code("UIDVALIDITY"), uidValidity);
            uidNext = within32Bits(response.code("UIDNEXT"), uidNext);
            highestModSeq = number(response.code("HIGHESTMODSEQ"), highestModSeq);
            String flags = response.code("PERMANENTFLAGS");
            if (flags != null) {
                for (String flag : flags.replaceAll("[()]", " ").strip().split(" +")) {
                    permanentFlags.add(flag.toLowerCase(Locale.ROOT));
                }
                permanentFlags.remove("");
            }
        }

        void takeStatus(Tokens tokens) throws ProtocolException {
            tokens.astring();
            tokens.expect('(');
            while (!tokens.take(')')) {
                String item = tokens.atom().toUpperCase(Locale.ROOT);
                long value = tokens.number();
                switch (item) {
                    case "MESSAGES" -> messages = value;
                    case "UIDNEXT" -> uidNext = within32Bits(String.valueOf(value), 0);
                    case "UIDVALIDITY" -> uidValidity = within32Bits(String.valueOf(value), 0);
                    case "HIGHESTMODSEQ" -> highestModSeq = value;
                    default -> {
                        // not asked for
                    }
                }
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
