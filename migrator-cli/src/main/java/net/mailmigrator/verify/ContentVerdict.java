package net.mailmigrator.verify;

import net.mailmigrator.imap.Digests;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.ReadBack;
import net.mailmigrator.journal.ReadBack.Text;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Says in the result of a folder what the comparison of a text came to, be it made now or by an earlier start. */
final class ContentVerdict {
    private final SourceMailbox source;
    private final MailboxResult result;

    ContentVerdict(SourceMailbox source, MailboxResult result) {
        this.source = source;
        this.result = result;
    }

    /** It was read now. */
    void read(MessageRow row, ReadBack reading, boolean rewritten) {
        result.read(reading.text() == null ? 0 : reading.text().octets());
        judge(row, reading, rewritten);
    }

    /** It was read by an earlier start; without a remark it was the same. */
    void earlier(MessageRow row, @Nullable ReadBack remark, boolean rewritten) {
        result.readEarlier();
        if (remark == null) {
            notRead(rewritten);
        } else {
            judge(row, remark, rewritten);
        }
    }

    /** Nothing is known of its text, or nothing remarkable. */
    void notRead(boolean rewritten) {
        if (rewritten) {
            result.rewritten(1);
        }
    }

    /** It is not there any more. */
    void gone() {
        result.gone(1);
    }

    private void judge(MessageRow row, ReadBack reading, boolean rewritten) {
        switch (reading.verdict()) {
            case SAME, ALONE -> notRead(rewritten);
            case REWRITTEN -> result.rewritten(1);
            case DIFFERENT ->
                result.differs(
                        "CONTENT-DIFFERS",
                        row,
                        MailboxResult.name(row, source) + " has other text at the target: " + sent(row, reading)
                                + " octets were sent, "
                                + (reading.text() == null ? 0 : reading.text().octets())
                                + " came back, and they differ in more than line ends and NUL");
            case UNREADABLE ->
                result.differs(
                        "UNREADABLE-AT-TARGET",
                        row,
                        "the target does not hand out " + MailboxResult.name(row, source) + ": "
                                + MailException.withoutFullStop(String.valueOf(reading.answer())));
        }
    }

    private static long sent(MessageRow row, ReadBack reading) {
        Digests digests = row.digests();
        Text adopted = reading.source();
        return digests != null ? digests.octets() : adopted == null ? 0 : adopted.octets();
    }
}
