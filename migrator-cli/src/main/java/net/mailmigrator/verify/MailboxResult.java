package net.mailmigrator.verify;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.journal.FormerUid;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.LateDuplicate;
import net.mailmigrator.verify.VerifyOutcome.Counts;
import org.jspecify.annotations.Nullable;

/** What was found in one target mailbox. One thread. */
final class MailboxResult {
    private final String login;
    private final String folder;
    private final List<Discrepancy> discrepancies = new ArrayList<>();
    private Counts counts = Counts.NONE;
    private long lowestWrongUid = Long.MAX_VALUE;

    /**
     * @param login of the account, for texts
     * @param folder the target folder for people
     */
    MailboxResult(String login, String folder) {
        this.login = login;
        this.folder = folder;
    }

    String login() {
        return login;
    }

    String folder() {
        return folder;
    }

    void checked(long messages) {
        counts = counts.plus(new Counts(messages, 0, 0, 0, 0, 0, 0));
    }

    /** A text was read and compared. */
    void read(long octets) {
        counts = counts.plus(new Counts(0, 1, octets, 0, 0, 0, 0));
    }

    /** A text had been read and compared by an earlier start. */
    void readEarlier() {
        counts = counts.plus(new Counts(0, 1, 0, 1, 0, 0, 0));
    }

    void rewritten(long messages) {
        counts = counts.plus(new Counts(0, 0, 0, 0, messages, 0, 0));
    }

    void gone(long messages) {
        counts = counts.plus(new Counts(0, 0, 0, 0, 0, messages, 0));
    }

    void unknown(long messages) {
        counts = counts.plus(new Counts(0, 0, 0, 0, 0, 0, messages));
    }

    /** A message is not as the journal has it. */
    void differs(String code, MessageRow row, String text) {
        discrepancies.add(new Discrepancy(code, folder, FormerUid.uid(row.sourceUid()), text));
        Long uid = row.targetUid();
        lowestWrongUid = Math.min(lowestWrongUid, uid == null ? 1 : uid);
    }

    /** The folder is not as the journal has it. */
    void differs(String code, String text) {
        discrepancies.add(new Discrepancy(code, folder, null, text));
        lowestWrongUid = 1;
    }

    /** A message is there more than once; each of the copies is in order. */
    void surplus(Discrepancy discrepancy) {
        discrepancies.add(discrepancy);
    }

    /** A copy of our own that came late. */
    void late(LateDuplicate late) {
        surplus(Discrepancy.of(late));
    }

    List<Discrepancy> discrepancies() {
        return discrepancies;
    }

    Counts counts() {
        return counts;
    }

    /** Below this UID everything is in order; {@code uidNext} where all of it is. */
    long inOrderUpTo(long uidNext) {
        return Math.min(lowestWrongUid, uidNext);
    }

    /** How a message is named in texts. */
    static String name(MessageRow row, SourceMailbox source) {
        return "the message with UID " + FormerUid.uid(row.sourceUid())
                + (row.sourceUid() < 0 ? " (before the folder was made anew)" : "") + " of the source folder "
                + source.name();
    }

    /** How a date is written in texts. */
    static String date(@Nullable InternalDate date) {
        return date == null ? "none" : date.format();
    }
}
