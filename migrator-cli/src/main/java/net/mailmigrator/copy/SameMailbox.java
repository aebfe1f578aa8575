package net.mailmigrator.copy;

import java.util.Map;
import java.util.function.BiPredicate;
import net.mailmigrator.copy.Rebinding.Known;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.model.MailException;

/** Whether a mailbox of another name is the one that rows of the journal were made of (EXACTNESS §7). */
final class SameMailbox {
    private static final int ENOUGH = 3;

    private SameMailbox() {}

    /**
     * Three messages, or all there are, that are the same under the same UID, and none that contradicts. The mailbox is open
     * afterwards.
     *
     * @param known by the UID under which each should be found
     */
    static boolean is(
            MailboxReader reader, MailboxName name, Map<Long, Known> known, BiPredicate<Known, MessageMetadata> isSame)
            throws MailException {
        reader.examine(name);
        long[] equal = {0, 0};
        reader.listMessages(1, Long.MAX_VALUE, message -> {
            Known there = known.get(message.uid());
            if (there != null) {
                equal[isSame.test(there, message) ? 0 : 1]++;
            }
        });
        return equal[1] == 0 && equal[0] > 0 && equal[0] >= Math.min(ENOUGH, known.size());
    }

    /** Whether INTERNALDATE is the known one, to the second. */
    static boolean isOfDate(Known known, MessageMetadata message) {
        return message.internalDate() != null
                && Long.valueOf(message.internalDate().epochSecond()).equals(known.date());
    }
}
