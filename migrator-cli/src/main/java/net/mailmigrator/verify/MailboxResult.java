package net.mailmigrator.verify;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import org.jspecify.annotations.Nullable;

/** What was found in one target mailbox. One thread. */
final class MailboxResult {
    private final String folder;
    private final List<Discrepancy> discrepancies = new ArrayList<>();
    private long checked;
    private long rewritten;
    private long goneAtTarget;
    private long unknownAtTarget;
    private long lowestWrongUid = Long.MAX_VALUE;

    /** @param folder the target folder for people */
    MailboxResult(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }

    void checked() {
        checked++;
    }

    void rewritten() {
        rewritten++;
    }

    void gone(long messages) {
        goneAtTarget += messages;
    }

    void unknown(long messages) {
        unknownAtTarget += messages;
    }

    /** A message is not as the journal has it. */
    void differs(String code, MessageRow row, String text) {
        discrepancies.add(new Discrepancy(code, folder, row.sourceUid(), text));
        Long uid = row.targetUid();
        lowestWrongUid = Math.min(lowestWrongUid, uid == null ? 1 : uid);
    }

    /** The folder is not as the journal has it. */
    void differs(String code, String text) {
        discrepancies.add(new Discrepancy(code, folder, null, text));
        lowestWrongUid = 1;
    }

    List<Discrepancy> discrepancies() {
        return discrepancies;
    }

    long checkedMessages() {
        return checked;
    }

    long rewrittenMessages() {
        return rewritten;
    }

    long goneMessages() {
        return goneAtTarget;
    }

    long unknownMessages() {
        return unknownAtTarget;
    }

    /** Below this UID everything is in order; {@code uidNext} where all of it is. */
    long inOrderUpTo(long uidNext) {
        return Math.min(lowestWrongUid, uidNext);
    }

    /** How a message is named in texts. */
    static String name(MessageRow row, SourceMailbox source) {
        return "the message with UID " + row.sourceUid() + " of the source folder " + source.name();
    }

    /** How a date is written in texts. */
    static String date(@Nullable InternalDate date) {
        return date == null ? "none" : date.format();
    }
}
