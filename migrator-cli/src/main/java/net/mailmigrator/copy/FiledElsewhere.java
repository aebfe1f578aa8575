package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.mailmigrator.copy.Comparison.Pair;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal.Adopted;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/**
 * Finds messages that somebody has filed in other target mailboxes, where several mailboxes of an account have lost their
 * rows (EXACTNESS §4): each mailbox is compared with its own target first, and what is left over on both sides across the
 * account. What is found is adopted where it is. One pass, one thread.
 */
final class FiledElsewhere {
    private static final int SEVERAL = 2;

    private final CopyJob job;
    private final Sessions sessions;
    private final Adopter adopter;
    private final UnaccountedMail unaccounted;
    private final PassReport report;

    FiledElsewhere(CopyJob job, Sessions sessions, Adopter adopter, UnaccountedMail unaccounted, PassReport report) {
        this.job = job;
        this.sessions = sessions;
        this.adopter = adopter;
        this.unaccounted = unaccounted;
        this.report = report;
    }

    /** The mailboxes without rows of a completed pass, where they are several and the target holds unknown mail. */
    List<FolderPlan.Entry> lost() throws MailException {
        List<FolderPlan.Entry> lost =
                job.folders().folders().stream().filter(this::hasLostItsRows).toList();
        boolean compared = adopter.adopts() && lost.size() >= SEVERAL;
        return compared && unaccounted.exists() ? lost : List.of();
    }

    private boolean hasLostItsRows(FolderPlan.Entry entry) {
        return job.journal()
                .sourceMailbox(entry.source().name())
                .filter(row -> row.completed() != null)
                .isEmpty();
    }

    /** Looks for what is left of a source mailbox in all target mailboxes but its own. */
    void find(FolderPlan.Entry entry, SeenMailboxes.Seen seen) throws MailException {
        UidSet done = seen.balance().done();
        List<MessageMetadata> missing = new ArrayList<>(seen.listing().todo().stream()
                .filter(message -> !done.contains(message.uid()))
                .toList());
        for (UnaccountedMail.In there : unaccounted.all()) {
            boolean own = job.journal()
                    .targetMailbox(there.mailbox())
                    .filter(row -> row.id() == seen.source().targetId())
                    .isPresent();
            if (!own && Comparison.sharesADate(missing, there.messages())) {
                adopt(entry, seen, missing, there);
            }
        }
    }

    private void adopt(
            FolderPlan.Entry entry, SeenMailboxes.Seen seen, List<MessageMetadata> missing, UnaccountedMail.In there)
            throws MailException {
        MailboxStatus source = sessions.reader().examine(entry.source().name()).status();
        requireSame("source folder " + entry.sourceFolder(), seen.status(), source);
        MailboxStatus target = sessions.writer().examine(there.mailbox()).status();
        requireSame("target folder " + there.mailbox().decoded(), there.status(), target);
        List<Pair> same = adopter.compare(missing, there.messages());
        if (!same.isEmpty()) {
            TargetMailbox row = job.journal().target(there.mailbox(), there.status());
            job.journal().adopt(rows(seen.source(), row, same));
            Set<MessageMetadata> found = new HashSet<>();
            same.forEach(pair -> {
                found.add(pair.source());
                found.add(pair.target());
            });
            missing.removeIf(found::contains);
            there.messages().removeIf(found::contains);
            seen.balance()
                    .adopted(UidSet.of(
                            same.stream().mapToLong(pair -> pair.source().uid()).toArray()));
            report.filedElsewhere(entry, there.mailbox(), same.size());
        }
    }

    private static List<Adopted> rows(SourceMailbox source, TargetMailbox target, List<Pair> same) {
        return same.stream()
                .map(pair -> new Adopted(source.id(), Adopter.row(pair).in(target.id())))
                .toList();
    }

    /** UIDVALIDITY is checked whenever a mailbox is opened (I10). */
    private void requireSame(String what, MailboxStatus then, MailboxStatus now) throws MailException {
        Optional<String> mismatch = OpenTarget.mismatch(job.login(), then.uidValidity(), now.uidValidity());
        if (mismatch.isPresent()) {
            throw MailException.stopped(
                    FailureScope.MAILBOX, "open the " + what + " of " + job.login(), mismatch.get());
        }
    }
}
