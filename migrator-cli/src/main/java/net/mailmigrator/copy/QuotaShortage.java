package net.mailmigrator.copy;

import java.util.Locale;
import java.util.Optional;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/**
 * How much room an account lacks whose target is full: the mail that is not there yet, by the journal and the source's
 * listing, less what the target's quota (RFC 9208) says is free. Looks at all folders, also those that the pass had not
 * come to; mail that such a folder's target holds already and that would be adopted counts as lacking.
 */
final class QuotaShortage {
    private static final long UNIT = 1024; // RFC 9208 §5.1

    private final CopyJob job;
    private final Sessions sessions;
    private final CopySettings settings;
    private final Acceptances acceptances;
    private long messages;
    private long octets;
    private boolean whole = true;

    QuotaShortage(CopyJob job, Sessions sessions, CopySettings settings) {
        this.job = job;
        this.sessions = sessions;
        this.settings = settings;
        this.acceptances = new Acceptances(job.journal(), job.accepted());
    }

    /** What is lacking, and what to do: sentences without the last full stop. Never throws: what is not known is said. */
    String advice() {
        for (FolderPlan.Entry entry : job.folders().folders()) {
            try {
                add(entry);
            } catch (MailException notKnown) {
                whole = false;
                if (notKnown.connectionLost()) {
                    break;
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "%s%,d messages (%,d bytes) are not at the target yet, and %s, then: migrator run --account %s",
                whole ? "" : "at least ",
                messages,
                octets,
                quota().map(this::room)
                        .orElse("the target does not say how much room it has: raise its quota by that much"),
                job.login());
    }

    private void add(FolderPlan.Entry entry) throws MailException {
        MailboxStatus status = sessions.reader().examine(entry.source().name()).status();
        Optional<SourceMailbox> row = job.journal().sourceMailbox(entry.source().name());
        if (row.isPresent() && !row.get().uidValidity().equals(status.uidValidity())) {
            whole = false; // what its rows say is not about these messages
            return;
        }
        UidSet settled = row.map(this::settled).orElse(UidSet.empty());
        for (MessageMetadata message :
                SourceListing.read(sessions.reader(), status, settled).todo()) {
            if (Exclusions.rule(settings, message).isEmpty()) {
                messages++;
                octets += message.size();
            }
        }
    }

    /** What no further run sends. */
    private UidSet settled(SourceMailbox row) {
        UidSet done = job.journal().uids(row.id(), AccountPass.FINAL_STATES);
        UidSet undecided = settings.onUndecided() == CopySettings.OnUndecided.RESEND
                ? UidSet.empty()
                : job.journal().uids(row.id(), MessageState.UNDECIDED);
        return done.with(undecided).with(acceptances.of(row.name()));
    }

    private Optional<StorageQuota> quota() {
        try {
            return sessions.writer().quota().filter(quota -> quota.limitBytes() != null);
        } catch (MailException notKnown) {
            return Optional.empty();
        }
    }

    private String room(StorageQuota quota) {
        long limit = quota.limitBytes() == null ? 0 : quota.limitBytes();
        long free = limit - quota.usedBytes();
        Long messagesLeft = quota.messagesLeft();
        String state = String.format(
                Locale.ROOT,
                free < 0 ? "its quota of %,d bytes is exceeded by %,d" : "its quota of %,d bytes leaves %,d",
                limit,
                Math.abs(free));
        if (messagesLeft != null) {
            state += String.format(Locale.ROOT, ", and room for %,d messages", Math.max(0, messagesLeft));
        }
        String more = more(octets - free, messagesLeft == null ? 0 : messages - messagesLeft);
        return state
                + (more.isEmpty()
                        ? ", so that it is another limit that was reached: ask whoever runs the target"
                        : ": raise it by " + more);
    }

    /** One unit more than it comes to, since a server may have rounded what is used. */
    private static String more(long lackingOctets, long lackingMessages) {
        String storage = lackingOctets > 0
                ? String.format(Locale.ROOT, "%,d KiB", -Math.floorDiv(-lackingOctets, UNIT) + 1)
                : "";
        String count = lackingMessages > 0 ? String.format(Locale.ROOT, "%,d messages", lackingMessages) : "";
        return storage + (storage.isEmpty() || count.isEmpty() ? "" : " and ") + count;
    }
}
