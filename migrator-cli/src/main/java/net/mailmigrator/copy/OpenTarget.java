package net.mailmigrator.copy;

import java.util.Optional;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.TargetMailbox;

/** A target mailbox that is SELECTed, with what is known of its next UID. One pass, one thread. */
final class OpenTarget {
    private static final String REMEDY = "Run the same command again: the messages of %s are then recognised by their"
            + " sizes, dates and contents";

    private final String login;
    private final TargetMailbox row;
    private OpenedMailbox opened;
    private long uidNext;

    OpenTarget(String login, TargetMailbox row, OpenedMailbox opened) {
        this.login = login;
        this.row = row;
        this.opened = opened;
        this.uidNext = status().uidNext();
    }

    long id() {
        return row.id();
    }

    MailboxName name() {
        return row.name();
    }

    /** Whose folder it is, for people. */
    String place() {
        return "the target folder " + name().decoded() + " of " + login;
    }

    /** The account. */
    String login() {
        return login;
    }

    UidValidity uidValidity() {
        return row.uidValidity();
    }

    TargetMailbox row() {
        return row;
    }

    /** As SELECT gave it last. */
    MailboxStatus status() {
        return opened.status();
    }

    /** The answer to the last SELECT. */
    OpenedMailbox opened() {
        return opened;
    }

    /** UIDNEXT as far as known: no message that is sent from now on gets a lower UID. */
    long uidNext() {
        return uidNext;
    }

    /** SELECT answered anew. */
    void reopened(OpenedMailbox now) {
        opened = now;
        uidNext = Math.max(uidNext, now.status().uidNext());
    }

    /** An APPENDUID named this as the highest UID. */
    void appended(long highestUid) {
        uidNext = Math.max(uidNext, highestUid + 1);
    }

    /** What speaks against UIDs still being those of the journal (I10); empty where nothing does. */
    static Optional<String> mismatch(String login, UidValidity journaled, UidValidity now) {
        return journaled.equals(now)
                ? Optional.empty()
                : Optional.of("UIDVALIDITY was " + journaled.value() + " and is " + now.value()
                        + " now: the folder was made anew, and nothing is done by old UIDs. "
                        + REMEDY.formatted(login));
    }

    /**
     * A mailbox restored from a backup gives UIDs a second time, though UIDVALIDITY says that they are the same.
     *
     * @param seen UIDNEXT as journaled
     */
    static Optional<String> wentBack(String login, long seen, long uidNext) {
        return uidNext >= seen
                ? Optional.empty()
                : Optional.of("UIDNEXT was " + seen + " and is " + uidNext
                        + " now, though UIDVALIDITY is the same: the folder was put back to an earlier state, and nothing is"
                        + " done by old UIDs. " + REMEDY.formatted(login));
    }
}
