package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Messages in the account's target mailboxes that no row accounts for, also where nothing is copied to. One thread. */
final class UnaccountedMail {
    private final CopyJob job;
    private final Sessions sessions;
    private final AccountStates states;
    private @Nullable List<In> known;

    /** Those in one mailbox, ascending, to be taken out as they are found. */
    record In(MailboxName mailbox, MailboxStatus status, List<MessageMetadata> messages) {}

    UnaccountedMail(CopyJob job, Sessions sessions, AccountStates states) {
        this.job = job;
        this.sessions = sessions;
        this.states = states;
    }

    /** Whether there are any, as far as numbers tell. */
    boolean exists() throws MailException {
        Map<Long, Long> copies = job.journal().copies();
        for (MailboxName name : states.comparableAtTarget()) {
            long known = job.journal()
                    .targetMailbox(name)
                    .map(row -> copies.getOrDefault(row.id(), 0L))
                    .orElse(0L);
            if (number(name) > known) {
                return true;
            }
        }
        return false;
    }

    private long number(MailboxName name) throws MailException {
        Optional<MailboxStatus> told = states.target(name);
        if (told.isPresent()) {
            return told.get().messages();
        }
        try {
            return sessions.writer().status(name).messages();
        } catch (MailException failure) {
            requireClosed(failure);
            return 0;
        }
    }

    /** Where a mailbox does not open for good, as a calendar, nobody files mail over IMAP: it is left out. */
    private static void requireClosed(MailException failure) throws MailException {
        if (failure.scope() != FailureScope.MAILBOX || failure.connectionLost() || failure.retryable()) {
            throw failure;
        }
    }

    /** Listed once, after the mailboxes were compared with their own targets. */
    List<In> all() throws MailException {
        List<In> found = known;
        if (found == null) {
            found = new ArrayList<>();
            for (MailboxName name : states.comparableAtTarget()) {
                try {
                    found.add(list(name));
                } catch (MailException failure) {
                    requireClosed(failure);
                }
            }
            known = found;
        }
        return found;
    }

    private In list(MailboxName name) throws MailException {
        MailboxStatus status = sessions.writer().examine(name).status();
        UidSet accounted = job.journal()
                .targetMailbox(name)
                .map(row -> job.journal().targetUids(row.id()))
                .orElse(UidSet.empty());
        List<MessageMetadata> messages = new ArrayList<>();
        SharedFlags flags = new SharedFlags();
        if (status.messages() > accounted.size()) {
            sessions.writer().listMessages(1, Long.MAX_VALUE, message -> {
                if (!accounted.contains(message.uid())) {
                    messages.add(flags.shared(message));
                }
            });
        }
        messages.sort(java.util.Comparator.comparingLong(MessageMetadata::uid));
        return new In(name, status, messages);
    }
}
