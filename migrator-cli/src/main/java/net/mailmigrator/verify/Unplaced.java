package net.mailmigrator.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.verify.UnknownMail.Rung;

/**
 * Rows of which the target never named the UID and nobody found it since: they are looked for by their text among the
 * messages that no row accounts for, each used once; equal octets first, then those that a rewriting target changed.
 */
final class Unplaced {
    private final long floor;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(MessageRow row, SourceMailbox source) {}

    /** @param floor of the target mailbox: what the tool brought has no lower UID */
    Unplaced(long floor) {
        this.floor = floor;
    }

    /** Takes a row if it is such a one. */
    void offer(MessageRow row, SourceMailbox source) {
        if (row.state() == MessageState.APPENDED && row.targetUid() == null && row.digests() != null) {
            entries.add(new Entry(row, source));
        }
    }

    /** Looks for them. */
    void find(UnknownMail unknown, MailboxResult result) throws MailException {
        if (entries.isEmpty()) {
            return;
        }
        unknown.readFrom(floor);
        List<Entry> left = withoutFound(entries, unknown, Rung.EXACT);
        List<Entry> missing = withoutFound(withoutFound(left, unknown, Rung.LOOSE), unknown, Rung.MUNGED);
        result.checked(entries.size() - missing.size());
        result.rewritten(left.size() - missing.size());
        missing.forEach(entry -> result.differs(
                "MESSAGE-MISSING",
                entry.row(),
                MailboxResult.name(entry.row(), entry.source()) + " was taken by the target, which named no UID, and no"
                        + " message there has its text: it was deleted, or lost. It is not copied again; if it shall be,"
                        + " forget the account with: migrator reset --account " + result.login()
                        + ", and run again"));
    }

    private List<Entry> withoutFound(List<Entry> wanted, UnknownMail unknown, Rung rung) {
        return wanted.stream()
                .filter(entry -> unknown.take(
                                rung, Objects.requireNonNull(entry.row().digests()), uid -> uid >= floor)
                        .isEmpty())
                .toList();
    }
}
