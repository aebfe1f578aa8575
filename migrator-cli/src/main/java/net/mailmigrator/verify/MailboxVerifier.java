package net.mailmigrator.verify;

import java.time.Instant;
import java.util.List;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.ReadBackJournal;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Compares one target mailbox with the rows of all source mailboxes that go to it. Rows are streamed. Thread-safe. */
final class MailboxVerifier {
    private final AccountJournal journal;
    private final Contents contents;
    private final Instant now;

    /**
     * Which texts are read.
     *
     * @param percent 0..100
     * @param seed chooses the sample
     * @param notes where what was read is noted; null: nowhere
     */
    record Contents(int percent, long seed, @Nullable ReadBackJournal notes) {
        boolean all() {
            return percent == 100;
        }
    }

    MailboxVerifier(AccountJournal journal, Contents contents, Instant now) {
        this.journal = journal;
        this.contents = contents;
        this.now = now;
    }

    /** Message by message; notes in the journal up to where all is in order. */
    void compare(VerifySessions sessions, TargetMailbox target, List<SourceMailbox> sources, MailboxResult result)
            throws MailException {
        MailboxReader reader = sessions.target();
        OpenedMailbox opened = reader.examine(target.name());
        requireSame(target, opened.status(), result);
        TargetListing listing = TargetListing.read(reader);
        UidSet known = journal.targetUids(target.id());
        UnknownMail unknown = new UnknownMail(reader, listing.uids().without(known));
        ExtraCopies extraCopies = contents.all() ? new ExtraCopies(target.floor(), listing, unknown) : null;
        Unplaced unplaced = new Unplaced(target.floor());
        RowCheck check = new RowCheck(
                new RowCheck.Target(target, listing, new FlagRule(opened)),
                new DateRule(now.getEpochSecond()),
                Sample.of(contents.percent(), now.getEpochSecond(), contents.seed(), journal, target.id(), sources),
                extraCopies);
        long placed = 0;
        for (SourceMailbox source : sources) {
            ContentCheck content = content(sessions, source, target, result);
            placed += new Rows(source, target, check, unplaced, content).compare(journal, result);
        }
        requireOnce(placed, known.size(), result);
        unplaced.find(unknown, result);
        new LateCopies(journal, now).look(target, sources, unknown, result);
        if (extraCopies != null) {
            extraCopies.look(unknown, result);
        }
        result.unknown(unknown.left());
        journal.verifiedTo(target.id(), result.inOrderUpTo(opened.status().uidNext()));
    }

    private ContentCheck content(
            VerifySessions sessions, SourceMailbox source, TargetMailbox target, MailboxResult result) {
        return new ContentCheck(
                sessions,
                new Readings(contents.notes(), source.id(), target.uidValidity()),
                new ContentVerdict(source, result),
                new AdoptedTexts(sessions, source),
                new RewrittenTexts(journal, source));
    }

    private static void requireOnce(long placed, long uids, MailboxResult result) {
        if (placed > uids) {
            result.differs(
                    "UID-TWICE", placed + " messages are journaled with " + uids + " target UIDs: some share one");
        }
    }

    /** Numbers only. */
    void count(VerifySessions sessions, TargetMailbox target, MailboxResult result) throws MailException {
        MailboxStatus status = sessions.target().status(target.name());
        requireSame(target, status, result);
        long expected = journal.copies().getOrDefault(target.id(), 0L);
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
                            + " now: the folder was made anew, and its messages cannot be told by their UIDs. Run the"
                            + " copy first, which recognises them: migrator run --account " + result.login());
        }
    }

    /** The target does not list the mailbox any more. */
    void missing(TargetMailbox target, List<SourceMailbox> sources, MailboxResult result) {
        long[] readBack = {0};
        long[] never = {0};
        for (SourceMailbox source : sources) {
            journal.rows(source.id(), row -> {
                if (row.state() == MessageState.APPENDED && row.targetMailbox(source) == target.id()) {
                    (row.wasReadBack(target) ? readBack : never)[0]++;
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
