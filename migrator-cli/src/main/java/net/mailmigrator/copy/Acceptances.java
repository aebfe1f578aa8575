package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AccountJournal.Accepted;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.plan.FolderPlan;

/** Messages of which the operator accepts that they are not at the target: they are not sent, and count as no failure. */
public final class Acceptances {
    private final AccountJournal journal;
    private final List<Acceptance> given;

    Acceptances(AccountJournal journal, List<Acceptance> given) {
        this.journal = journal;
        this.given = given;
    }

    /** Notes what is accepted in one mailbox now, and forgets what no longer is. */
    void note(FolderPlan.Entry entry, SourceMailbox source) {
        Map<Long, String> accepted = new TreeMap<>();
        for (Acceptance each : given) {
            if (each.folder().equals(entry.sourceFolder())
                    && journal.uids(source.id(), each.state()).contains(each.uid())) {
                accepted.put(each.uid(), each.reason());
            }
        }
        if (!accepted.isEmpty() || !of(source.name()).isEmpty()) {
            journal.accept(source.id(), accepted);
        }
    }

    /** What is accepted in one mailbox. */
    UidSet of(MailboxName mailbox) {
        return UidSet.of(journal.accepted().stream()
                .filter(each -> each.mailbox().equals(mailbox))
                .mapToLong(Accepted::sourceUid)
                .toArray());
    }

    /** A finding for each accepted message of an account. */
    public static List<Finding> findings(AccountJournal journal, FolderNames names) {
        List<Finding> findings = new ArrayList<>();
        for (Accepted each : journal.accepted()) {
            findings.add(Finding.of(
                    FindingCode.MESSAGE_ACCEPTED,
                    "uid",
                    String.valueOf(each.sourceUid()),
                    "folder",
                    names.of(each.mailbox()),
                    "state",
                    each.state().name().toLowerCase(java.util.Locale.ROOT),
                    "answer",
                    String.valueOf(each.answer()),
                    "reason",
                    each.reason()));
        }
        return findings;
    }

    /** How a source mailbox is called to people. */
    @FunctionalInterface
    public interface FolderNames {
        /** The folder's name. */
        String of(MailboxName mailbox);
    }
}
