package net.mailmigrator.mapping;

import java.util.NavigableSet;
import java.util.stream.Collectors;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SenderCheck;

/** R18: an account sends as its own addresses only; who was not checked before is listed, never exempted by itself. */
final class SenderRule implements Rule {
    private static final int SHOWN = 5;

    @Override
    public void apply(AccountDraft draft) {
        if (draft.source().senderCheck() != SenderCheck.OFF) {
            return;
        }
        draft.change("R18", "senderCheck", "OFF", "ON");
        draft.find(FindingCode.SENDER_CHECK_ON, "senders", text(draft.senders()));
    }

    private static String text(NavigableSet<EmailAddress> senders) {
        if (senders.isEmpty()) {
            return "it has none";
        }
        String first = senders.stream().limit(SHOWN).map(EmailAddress::toString).collect(Collectors.joining(", "));
        return senders.size() > SHOWN ? first + " and " + (senders.size() - SHOWN) + " more" : first;
    }
}
