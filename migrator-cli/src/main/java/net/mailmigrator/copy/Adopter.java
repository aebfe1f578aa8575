package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.copy.CopySettings.DualDelivery;
import net.mailmigrator.copy.CopySettings.Existing;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AccountJournal.Adopted;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * Deals with messages at the target that no row accounts for: mail that was there before the tool came, and mail the
 * tool brought in its journal's lost last second (I7, EXACTNESS §3 and §4). What equals a source message is adopted:
 * nothing is written, and it is never deleted. All else is left alone.
 */
final class Adopter {
    private final Sessions sessions;
    private final AccountJournal journal;
    private final CopySettings settings;
    private final CopyServices services;

    Adopter(Sessions sessions, AccountJournal journal, CopySettings settings, CopyServices services) {
        this.sessions = sessions;
        this.journal = journal;
        this.settings = settings;
        this.services = services;
    }

    /**
     * What came of it.
     *
     * @param adopted source UIDs that were found
     * @param unknown how many target messages remain unknown
     * @param twice source UIDs of mail that was delivered to both systems
     */
    record Result(UidSet adopted, long unknown, UidSet twice) {
        static final Result NOTHING = new Result(UidSet.empty(), 0, UidSet.empty());
    }

    /** Compares once in a mailbox's first pass, and later only what has appeared since. Both mailboxes are opened. */
    Result run(OpenTarget target, SourceMailbox source, SourceListing listing) throws MailException {
        List<MessageMetadata> unaccounted = unaccounted(target, source);
        if (unaccounted.isEmpty()) {
            journal.seen(target.id(), target.uidNext());
            return Result.NOTHING;
        }
        List<Adopted> rows = new ArrayList<>();
        List<Comparison.Pair> same = compare(listing.todo(), unaccounted);
        List<Comparison.Pair> twice = twice(listing.todo(), unaccounted, same);
        same.forEach(pair -> rows.add(new Adopted(source.id(), row(pair))));
        if (settings.dualDelivery() == DualDelivery.SKIP) {
            twice.forEach(pair -> rows.add(new Adopted(source.id(), row(pair))));
        }
        journal.adopt(rows);
        journal.seen(target.id(), target.uidNext());
        UidSet adopted =
                UidSet.of(rows.stream().mapToLong(row -> row.row().sourceUid()).toArray());
        return new Result(
                adopted,
                unaccounted.size() - rows.size(),
                UidSet.of(twice.stream().mapToLong(pair -> pair.source().uid()).toArray()));
    }

    /** Whether what equals a source message is to be adopted wherever it is. */
    boolean adopts() {
        return settings.existing() == Existing.ADOPT;
    }

    /** The same messages of both lists, each ascending, in the mailboxes that are opened. */
    List<Comparison.Pair> compare(List<MessageMetadata> ours, List<MessageMetadata> theirs) throws MailException {
        long now = services.clock().instant().getEpochSecond();
        return new Comparison(sessions.reader(), sessions.writer(), now, settings.repair()).run(ours, theirs);
    }

    private List<Comparison.Pair> twice(
            List<MessageMetadata> todo, List<MessageMetadata> unaccounted, List<Comparison.Pair> same)
            throws MailException {
        Set<MessageMetadata> taken = same.stream()
                .flatMap(pair -> Stream.of(pair.source(), pair.target()))
                .collect(Collectors.toSet());
        return new DualDeliveries(sessions.reader(), sessions.writer())
                .run(
                        todo.stream()
                                .filter(message -> !taken.contains(message))
                                .toList(),
                        unaccounted.stream()
                                .filter(message -> !taken.contains(message))
                                .toList());
    }

    private List<MessageMetadata> unaccounted(OpenTarget target, SourceMailbox source) throws MailException {
        boolean firstPass = source.completed() == null;
        long from = firstPass ? firstToCompare(target) : target.row().targetSeen();
        if (target.status().messages() == 0 || from >= target.uidNext()) {
            return List.of();
        }
        UidSet known = journal.targetUids(target.id());
        List<MessageMetadata> unaccounted = new ArrayList<>();
        SharedFlags flags = new SharedFlags();
        sessions.writer().listMessages(from, Long.MAX_VALUE, message -> {
            if (!known.contains(message.uid())) {
                unaccounted.add(flags.shared(message));
            }
        });
        unaccounted.sort(java.util.Comparator.comparingLong(MessageMetadata::uid));
        refuseIfAsked(target, unaccounted);
        return unaccounted;
    }

    private long firstToCompare(OpenTarget target) {
        return settings.existing() == Existing.APPEND ? target.row().floor() : 1;
    }

    private void refuseIfAsked(OpenTarget target, List<MessageMetadata> unaccounted) throws MailException {
        long before = unaccounted.stream()
                .filter(message -> message.uid() < target.row().floor())
                .count();
        if (before > 0 && (settings.existing() == null || settings.existing() == Existing.REFUSE)) {
            throw MailException.stopped(
                    FailureScope.MAILBOX,
                    "copy into " + target.place(),
                    "it already holds " + before + " messages that this journal does not know, and copy.existing is "
                            + (settings.existing() == null ? "not set" : "refuse")
                            + ". Nothing was written to it; set copy.existing to adopt (what is the same is not copied"
                            + " again) or append, and run again");
        }
    }

    /** As the journal notes it. */
    static MessageRow row(Comparison.Pair pair) {
        return new MessageRow(
                pair.source().uid(),
                pair.source().size(),
                null,
                pair.source().internalDate(),
                pair.source().flags(),
                pair.target().uid(),
                Proof.ADOPTED,
                MessageState.APPENDED,
                null);
    }
}
