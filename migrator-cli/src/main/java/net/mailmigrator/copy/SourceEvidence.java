package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/**
 * What the source holds right before anything is taken away at the target: only a complete list of UIDs says that a message
 * is gone, and only two complete LISTs on two connections say that of a mailbox (EXACTNESS §8).
 */
final class SourceEvidence {
    /** A listing may miss what is expunged meanwhile; then it is made again. */
    private static final int LISTINGS = 3;

    private final CopyJob job;
    private final Sessions sessions;
    private final Map<MailboxName, FolderPlan.Entry> planned;
    private final Map<MailboxName, ListedMailbox> listed = new HashMap<>();
    private final Map<MailboxName, Optional<UidValidity>> generations = new HashMap<>();
    private final NotCopied notCopied = new NotCopied();

    /**
     * One source mailbox.
     *
     * @param uids what it holds; none where it is absent
     * @param unknown why nobody can say that a message of it is gone; null where that can be said
     */
    record Mailbox(UidSet uids, @Nullable KeptReason unknown) {
        private static Mailbox unknown(KeptReason why) {
            return new Mailbox(UidSet.empty(), why);
        }
    }

    SourceEvidence(CopyJob job, Sessions sessions) {
        this.job = job;
        this.sessions = sessions;
        this.planned = job.folders().folders().stream()
                .collect(Collectors.toMap(entry -> entry.source().name(), entry -> entry));
    }

    /** Looks at all source mailboxes that the journal knows; by the id of their rows. */
    Map<Long, Mailbox> gather() throws MailException {
        list(sessions.reader());
        List<SourceMailbox> known = job.journal().sourceMailboxes();
        if (known.stream().anyMatch(row -> !listed.containsKey(row.name()))) {
            try (MailboxReader other = job.source().open()) {
                list(other);
            }
        }
        Map<Long, Mailbox> found = new HashMap<>();
        for (SourceMailbox row : known) {
            found.put(row.id(), look(row, known));
        }
        return found;
    }

    private void list(MailboxReader reader) throws MailException {
        reader.list().forEach(mailbox -> listed.putIfAbsent(mailbox.name(), mailbox));
    }

    private Mailbox look(SourceMailbox row, List<SourceMailbox> known) throws MailException {
        if (!listed.containsKey(row.name())) {
            return mayBeElsewhere(row, known)
                    ? Mailbox.unknown(KeptReason.MAYBE_RENAMED)
                    : new Mailbox(UidSet.empty(), null);
        }
        return planned.containsKey(row.name()) ? list(row) : Mailbox.unknown(KeptReason.NOT_IN_PASS);
    }

    /** A mailbox that the journal knows under no name, in the generation of one that is absent. */
    private boolean mayBeElsewhere(SourceMailbox row, List<SourceMailbox> known) throws MailException {
        Map<MailboxName, UidValidity> bound =
                known.stream().collect(Collectors.toMap(SourceMailbox::name, SourceMailbox::uidValidity));
        for (ListedMailbox mailbox : listed.values()) {
            if (mailbox.selectable()
                    && !row.uidValidity().equals(bound.get(mailbox.name()))
                    && mayBe(row.uidValidity(), mailbox.name())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a mailbox has a UIDVALIDITY; one that does not answer may have any. */
    private boolean mayBe(UidValidity wanted, MailboxName name) throws MailException {
        if (!generations.containsKey(name)) {
            try {
                generations.put(name, Optional.of(sessions.reader().status(name).uidValidity()));
            } catch (MailException refused) {
                if (refused.connectionLost()) {
                    throw refused;
                }
                generations.put(name, Optional.empty());
            }
        }
        return Objects.requireNonNull(generations.get(name)).map(wanted::equals).orElse(true);
    }

    private Mailbox list(SourceMailbox row) throws MailException {
        UidSet copied = job.journal().uids(row.id(), AccountPass.FINAL_STATES);
        for (int attempt = 1; attempt <= LISTINGS; attempt++) {
            MailboxStatus status = sessions.reader().examine(row.name()).status();
            MailboxStatus before = row.completed();
            if (before == null
                    || !status.uidValidity().equals(row.uidValidity())
                    || status.uidNext() < before.uidNext()) {
                return Mailbox.unknown(KeptReason.OTHER_MAILBOX);
            }
            Optional<Mailbox> complete = complete(status, copied);
            if (complete.isPresent()) {
                return complete.get();
            }
        }
        return Mailbox.unknown(KeptReason.INCOMPLETE_LIST);
    }

    /** Empty where there are not as many UIDs as EXISTS said. */
    private Optional<Mailbox> complete(MailboxStatus status, UidSet copied) throws MailException {
        LongStream.Builder uids = LongStream.builder();
        List<MessageMetadata> others = new ArrayList<>();
        if (status.messages() > 0) {
            sessions.reader().listMessages(1, Long.MAX_VALUE, message -> {
                uids.add(message.uid());
                if (!copied.contains(message.uid())) {
                    others.add(message);
                }
            });
        }
        UidSet there = UidSet.of(uids.build().toArray());
        if (there.stream().filter(uid -> uid < status.uidNext()).count() != status.messages()) {
            return Optional.empty();
        }
        others.forEach(notCopied::arrived);
        return Optional.of(new Mailbox(there, null));
    }

    /** Messages of the account that the target does not have from the tool: a candidate may be among them. */
    NotCopied notCopied(boolean withMailboxesLeftOut) throws MailException {
        if (withMailboxesLeftOut) {
            for (ListedMailbox mailbox : listed.values()) {
                if (mailbox.selectable() && !planned.containsKey(mailbox.name())) {
                    readLeftOut(mailbox.name());
                }
            }
        }
        return notCopied;
    }

    private void readLeftOut(MailboxName name) throws MailException {
        try {
            if (sessions.reader().examine(name).status().messages() > 0) {
                sessions.reader().listMessages(1, Long.MAX_VALUE, notCopied::leftOut);
            }
        } catch (MailException refused) {
            if (refused.connectionLost()) {
                throw refused;
            }
            notCopied.notRead();
        }
    }
}
