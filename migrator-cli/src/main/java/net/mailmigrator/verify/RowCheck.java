package net.mailmigrator.verify;

import java.util.Set;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * Compares one journal row with what the target lists.
 *
 * <p>What the user may do at the target is no discrepancy once a message had been read back: then it may be gone, and its
 * flags may be anything. Read back means found in order by an earlier verification, or identified by its text when it was
 * reconciled or adopted. In its first verification, right after the pass, a message that is missing, or that lacks a flag
 * it was sent with, is a discrepancy: only so is a target noticed that confirms and does not keep. Flags that were added
 * are never one.
 */
final class RowCheck {
    private final TargetMailbox target;
    private final TargetListing listing;
    private final FlagRule flags;
    private final DateRule dates;
    private final Sample sample;
    private final @Nullable ExtraCopies extraCopies;

    /** What is compared with. */
    record Target(TargetMailbox row, TargetListing listing, FlagRule flags) {}

    /** @param extraCopies null: nobody looks for them */
    RowCheck(Target target, DateRule dates, Sample sample, @Nullable ExtraCopies extraCopies) {
        this.target = target.row();
        this.listing = target.listing();
        this.flags = target.flags();
        this.dates = dates;
        this.sample = sample;
        this.extraCopies = extraCopies;
    }

    /** Checks a row; text that must be read goes to {@code content}. Rows without a target UID are passed over. */
    void check(MessageRow row, SourceMailbox source, MailboxResult result, ContentCheck content) throws MailException {
        Long uid = row.targetUid();
        boolean chosen = sample.takes(row);
        if (row.state() != MessageState.APPENDED || uid == null) {
            return;
        }
        MessageMetadata there = listing.find(uid);
        if (there != null) {
            result.checked(1);
            if (extraCopies != null) {
                extraCopies.offer(row, source, there);
            }
            compareFlags(row, there, source, result);
            boolean rewritten = compareDate(row, there, source, result);
            if (chosen || mustRead(row.digests(), there)) {
                content.add(row, there, rewritten);
            } else if (rewritten) {
                result.rewritten(1);
            }
        } else if (row.wasReadBack(target)) {
            result.gone(1);
        } else {
            result.differs(
                    "MESSAGE-MISSING",
                    row,
                    MailboxResult.name(row, source) + " was taken by the target under UID " + uid
                            + " and is not there now: it was deleted, or lost. It is not copied again; if it shall be,"
                            + " forget the account with: migrator reset --account " + result.login()
                            + ", and run again");
        }
    }

    private boolean isInOrder(MessageRow row) {
        Long uid = row.targetUid();
        return uid != null && uid < target.verifiedTo();
    }

    private void compareFlags(MessageRow row, MessageMetadata there, SourceMailbox source, MailboxResult result) {
        if (row.proof() == Proof.ADOPTED || isInOrder(row)) {
            return;
        }
        Set<String> lost = flags.lost(row.sentFlags(), there.flags());
        if (!lost.isEmpty()) {
            result.differs(
                    "FLAGS-LOST",
                    row,
                    MailboxResult.name(row, source) + " was sent with " + String.join(", ", lost)
                            + ", and the target does not have it");
        }
    }

    /** Whether the target is known to have changed it. */
    private boolean compareDate(MessageRow row, MessageMetadata there, SourceMailbox source, MailboxResult result) {
        DateRule.Verdict date =
                dates.compare(row.internalDate(), there.internalDate(), row.proof() == Proof.ADOPTED || isInOrder(row));
        if (date == DateRule.Verdict.DIFFERENT) {
            result.differs(
                    "DATE-DIFFERS",
                    row,
                    MailboxResult.name(row, source) + " has another INTERNALDATE at the target: "
                            + MailboxResult.date(row.internalDate()) + " was sent, it has "
                            + MailboxResult.date(there.internalDate()));
        }
        return date == DateRule.Verdict.REWRITTEN;
    }

    /** RFC822.SIZE is a hint: where it differs, the text decides. */
    private static boolean mustRead(@Nullable Digests sent, MessageMetadata there) {
        return sent != null && sent.octets() != there.size();
    }
}
