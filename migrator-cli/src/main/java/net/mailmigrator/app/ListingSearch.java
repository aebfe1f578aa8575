package net.mailmigrator.app;

import java.time.Instant;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * By what a listing tells; no header is read.
 *
 * @param date INTERNALDATE; only its seconds count
 * @param size RFC822.SIZE
 */
record ListingSearch(Instant date, long size) implements MessageSearch {
    @Override
    public void look(MailboxReader reader, MailboxName mailbox, Result result) throws MailException {
        reader.listMessages(1, Long.MAX_VALUE, message -> {
            if (isMeant(message.internalDate(), message.size())) {
                result.hits().add(new Hit(mailbox, message));
            }
        });
    }

    @Override
    public boolean matches(MessageRow row) {
        return isMeant(row.internalDate(), row.sizeAsListed());
    }

    private boolean isMeant(@Nullable InternalDate there, long octets) {
        return there != null && there.epochSecond() == date.getEpochSecond() && octets == size;
    }
}
