package net.mailmigrator.verify;

import java.util.List;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** Compares one target mailbox with the rows of all source mailboxes that go to it. Rows are streamed. */
final class MailboxVerifier {
    private final AccountJournal journal;
    private final VerifySessions sessions;
    private final DateRule dates;
    private final Sample sample;

    MailboxVerifier(AccountJournal journal, VerifySessions sessions, DateRule dates, Sample sample) {
        this.journal = journal;
        this.sessions = sessions;
        this.dates = dates;
        this.sample = sample;
    }

    /** Message by message; notes in the journal up to where all is in order. */
    void compare(TargetMailbox target, List<SourceMailbox> sources, MailboxResult result) throws MailException {
        MailboxReader reader = sessions.target();
        OpenedMailbox opened = reader.examine(target.name());
        requireSame(target, opened.status(), result);
        TargetListing listing = TargetListing.read(reader);
        RowCheck check = new RowCheck(target, listing, new FlagRule(opened.permanentFlags()), dates, sample);
        Unplaced unplaced = new Unplaced();
        long placed = 0;
        for (SourceMailbox source : sources) {
            placed += rows(source, check, unplaced, result);
        }
        UidSet known = journal.targetUids(target.id());
        if (placed > known.size()) {
            result.differs(
                    "UID-TWICE",
                    placed + " messages are journaled with " + known.size() + " target UIDs: some share one");
        }
        UidSet unknown = listing.uids().without(known);
        UidSet candidates =
                UidSet.of(unknown.stream().filter(uid -> uid >= target.floor()).toArray());
        result.unknown(unknown.size() - unplaced.find(reader, candidates, result));
        journal.verifiedTo(target.id(), result.inOrderUpTo(opened.status().uidNext()));
    }

    /** How many rows have a target UID. */
    private long rows(SourceMailbox source, RowCheck check, Unplaced unplaced, MailboxResult result)
            throws MailException {
        ContentCheck content = new ContentCheck(sessions, source, result);
        long[] placed = {0};
        try {
            journal.rows(source.id(), row -> {
                if (row.targetUid() != null) {
                    placed[0]++;
                    unchecked(() -> check.check(row, source, result, content));
                } else if (isUnplaced(row)) {
                    unplaced.add(row, source);
                }
            });
        } catch (Passing passing) {
            throw passing.exception;
        }
        content.flush();
        return placed[0];
    }

    private static boolean isUnplaced(MessageRow row) {
        return row.state() == MessageState.APPENDED && row.digests() != null;
    }

    private interface Step {
        void run() throws MailException;
    }

    /** Lets a {@link MailException} out through the journal's callback. */
    private static void unchecked(Step step) {
        try {
            step.run();
        } catch (MailException failure) {
            throw new Passing(failure);
        }
    }

    private static final class Passing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final MailException exception;

        Passing(MailException exception) {
            super(exception);
            this.exception = exception;
        }
    }

    /** Numbers only. */
    void count(TargetMailbox target, List<SourceMailbox> sources, MailboxResult result) throws MailException {
        MailboxStatus status = sessions.target().status(target.name());
        requireSame(target, status, result);
        long expected = sources.stream()
                .mapToLong(source ->
                        journal.uids(source.id(), MessageState.APPENDED).size())
                .sum();
        long missing = Math.max(0, expected - status.messages());
        if (missing > 0 && target.verifiedTo() >= target.targetSeen()) {
            result.gone(missing);
        } else if (missing > 0) {
            result.differs(
                    "COUNT-DIFFERS",
                    "the target holds " + status.messages() + " messages, and " + expected + " were copied to it");
        }
    }

    private static void requireSame(TargetMailbox target, MailboxStatus now, MailboxResult result)
            throws MailException {
        if (!now.uidValidity().equals(target.uidValidity())) {
            throw MailException.refused(
                    FailureScope.MAILBOX,
                    false,
                    "verify the target folder " + result.folder(),
                    "UIDVALIDITY was " + target.uidValidity().value() + " and is "
                            + now.uidValidity().value()
                            + " now: the folder was made anew, and its messages cannot be told by their UIDs. If that is"
                            + " as it should be, forget the account with: migrator reset --account LOGIN, and run again;"
                            + " what is at the target is then adopted");
        }
    }

    /** The target does not list the mailbox any more. */
    void missing(TargetMailbox target, List<SourceMailbox> sources, MailboxResult result) {
        long[] readBack = {0};
        long[] never = {0};
        for (SourceMailbox source : sources) {
            journal.rows(source.id(), row -> {
                if (row.state() == MessageState.APPENDED) {
                    (RowCheck.wasReadBack(row, target) ? readBack : never)[0]++;
                }
            });
        }
        result.gone(readBack[0]);
        if (never[0] > 0) {
            result.differs(
                    "FOLDER-MISSING",
                    "the target folder does not exist any more, and " + never[0]
                            + " messages that were copied to it were never read back");
        }
    }
}
