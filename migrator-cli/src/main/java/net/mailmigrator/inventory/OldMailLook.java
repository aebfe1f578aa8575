package net.mailmigrator.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Counts old mail. The messages are listed, not searched for (SEARCH BEFORE), because sizes and ages are wanted, too. A
 * date counts in its own zone, as in SEARCH (RFC 9051 §6.4.4); a message without one is of no known age, and not old.
 */
final class OldMailLook {
    private final AgeBounds bounds;
    private long messages;
    private long bytes;
    private long underOneYear;
    private long oneToThree;
    private @Nullable LocalDate oldest;

    private OldMailLook(AgeBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * By mailbox; mailboxes without old mail are not in it, nor are those that the server refuses to open.
     *
     * @throws MailException where the connection is lost
     */
    static Map<MailboxName, OldMail> in(MailboxReader reader, Map<MailboxName, MailboxStatus> status, AgeBounds bounds)
            throws MailException {
        Map<MailboxName, OldMail> found = new LinkedHashMap<>();
        for (Map.Entry<MailboxName, MailboxStatus> mailbox : status.entrySet()) {
            if (mailbox.getValue().messages() > 0) {
                try {
                    in(reader, mailbox.getKey(), bounds).ifPresent(old -> found.put(mailbox.getKey(), old));
                } catch (MailException refusal) {
                    if (refusal.connectionLost() || refusal.meaning() == AnswerMeaning.THROTTLED) {
                        throw refusal;
                    }
                }
            }
        }
        return found;
    }

    private static Optional<OldMail> in(MailboxReader reader, MailboxName mailbox, AgeBounds bounds)
            throws MailException {
        OldMailLook look = new OldMailLook(bounds);
        reader.examine(mailbox);
        reader.listMessages(1, Long.MAX_VALUE, look::see);
        return look.result();
    }

    private void see(MessageMetadata message) {
        @Nullable InternalDate date = message.internalDate();
        if (date == null) {
            return;
        }
        LocalDate day = Instant.ofEpochSecond(date.epochSecond())
                .atOffset(ZoneOffset.ofTotalSeconds(date.offsetSeconds()))
                .toLocalDate();
        if (!day.isBefore(bounds.old())) {
            return;
        }
        messages++;
        bytes += message.size();
        oldest = oldest == null || day.isBefore(oldest) ? day : oldest;
        if (!day.isBefore(bounds.oneYear())) {
            underOneYear++;
        } else if (!day.isBefore(bounds.threeYears())) {
            oneToThree++;
        }
    }

    private Optional<OldMail> result() {
        return Optional.ofNullable(oldest)
                .map(day -> new OldMail(
                        messages, bytes, day, underOneYear, oneToThree, messages - underOneYear - oneToThree));
    }
}
