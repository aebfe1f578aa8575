package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.FlagStoring;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.StoreSink;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * Brings flags of messages of the SELECTed target mailbox to what they should be. They are read; then each round
 * sends one command per distinct change, all of them at once, on condition that nobody has changed the message in between
 * (RFC 7162), and reads what came of it. What somebody had changed is judged again. What is still not there at the end, the target does not keep.
 */
final class FlagStore {
    private static final int ROUNDS = 5;

    private final MailboxWriter writer;
    private final String place;
    private final KeptFlags kept;
    private final FlagLosses losses;
    private final Predicate<MessageMetadata> isAnother;
    private long ours;

    /**
     * For one target mailbox.
     *
     * @param place for the text of a failure
     * @param isAnother whether a message is another than the tool has brought under its UID
     */
    FlagStore(
            MailboxWriter writer,
            String place,
            KeptFlags kept,
            FlagLosses losses,
            Predicate<MessageMetadata> isAnother) {
        this.writer = writer;
        this.place = place;
        this.kept = kept;
        this.losses = losses;
        this.isAnother = isAnother;
    }

    KeptFlags kept() {
        return kept;
    }

    /** Whether something of it can be carried at all. */
    boolean carries(FlagMerge merge) {
        return !kept.of(merge.appeared().plus(merge.disappeared())).isEmpty();
    }

    /**
     * Changes what is to be changed, by target UID; returns how many messages were to be changed.
     *
     * @throws PutBackException the messages are others; nothing was changed of these
     */
    long run(Map<Long, FlagMerge> merges) throws MailException, PutBackException {
        List<CurrentMessage> now = current(merges.keySet());
        requireOurs(now);
        Map<FlagChange, List<Long>> changes = changes(merges, now);
        long toBeChanged = uids(changes).size();
        for (int round = 1; round <= ROUNDS && !changes.isEmpty(); round++) {
            long modSeq = now.stream().mapToLong(CurrentMessage::modSeq).max().orElse(0);
            // whoever changes flags all the time does not keep ours out for ever
            now = store(changes, round < ROUNDS - 1 ? modSeq : 0);
            changes = changes(merges, now);
        }
        changes.keySet().forEach(change -> kept.refused(change.flags()));
        return toBeChanged;
    }

    /** What was put back has lost its highest UIDs: where the highest one is still ours, so are all below. */
    private void requireOurs(List<CurrentMessage> now) throws PutBackException {
        Optional<MessageMetadata> highest =
                now.stream().map(CurrentMessage::metadata).max(Comparator.comparingLong(MessageMetadata::uid));
        if (highest.isPresent() && highest.get().uid() > ours) {
            if (isAnother.test(highest.get())) {
                throw new PutBackException();
            }
            ours = highest.get().uid();
        }
    }

    /** Sends one command per distinct change, all at once, and returns what the messages are like afterwards. */
    private List<CurrentMessage> store(Map<FlagChange, List<Long>> changes, long unchangedSince) throws MailException {
        List<FlagStoring> requests = new ArrayList<>();
        changes.forEach((change, messages) -> requests.add(new FlagStoring(uids(messages), change, unchangedSince)));
        UidSet all = uids(changes);
        Answers answers = new Answers();
        try {
            writer.store(requests, all, answers);
        } catch (MailException failure) {
            if (failure.connectionLost() && answers.results.size() < requests.size()) {
                losses.lostAt(requests.get(answers.results.size()).change()); // a server does them in turn
            }
            throw failure;
        }
        boolean refused = false;
        for (int number = 0; number < requests.size(); number++) {
            if (answers.results.get(number) instanceof StoreResult.Refused refusal) {
                storeSingly(requests.get(number), refusal);
                refused = true;
            }
        }
        return refused ? current(all.stream().boxed().toList()) : List.copyOf(answers.now.values());
    }

    /** What was answered, by number and by UID. */
    private static final class Answers implements StoreSink {
        private final Map<Integer, StoreResult> results = new HashMap<>();
        private final Map<Long, CurrentMessage> now = new LinkedHashMap<>();

        @Override
        public void stored(int number, StoreResult result) {
            results.put(number, result);
        }

        @Override
        public void current(CurrentMessage message) {
            now.put(message.metadata().uid(), message);
        }
    }

    private List<CurrentMessage> current(Collection<Long> messages) throws MailException {
        List<CurrentMessage> now = new ArrayList<>();
        if (!messages.isEmpty()) {
            writer.current(uids(messages), now::add);
        }
        return now;
    }

    private Map<FlagChange, List<Long>> changes(Map<Long, FlagMerge> merges, List<CurrentMessage> now) {
        Map<FlagChange, List<Long>> changes = new LinkedHashMap<>();
        Map<Long, MessageFlags> there = new HashMap<>();
        now.forEach(message ->
                there.put(message.metadata().uid(), message.metadata().flags()));
        merges.forEach((uid, merge) -> {
            MessageFlags flags = there.get(uid);
            if (flags != null) {
                merge.next(flags, kept)
                        .ifPresent(change -> changes.computeIfAbsent(change, key -> new ArrayList<>())
                                .add(uid));
            }
        });
        return changes;
    }

    /** One flag that a server does not like must not keep the others from being changed. */
    private void storeSingly(FlagStoring request, StoreResult.Refused refusal) throws MailException {
        ServerAnswer answer = ServerAnswer.to(Request.WRITE, refusal.answer());
        if (answer.retryable() || answer.meaning().scope() == FailureScope.ACCOUNT) {
            throw answer.failure("change flags in " + place);
        }
        FlagChange change = request.change();
        List<MessageFlags> single = singly(change.flags());
        if (single.size() == 1) {
            kept.refused(change.flags());
            return;
        }
        for (MessageFlags flag : single) {
            FlagStoring one = new FlagStoring(request.uids(), new FlagChange(change.direction(), flag), 0);
            if (send(one) instanceof StoreResult.Refused again) {
                storeSingly(one, again);
            }
        }
    }

    private StoreResult send(FlagStoring request) throws MailException {
        try {
            return writer.store(request.uids(), request.change(), request.unchangedSince());
        } catch (MailException failure) {
            if (failure.connectionLost()) {
                losses.lostAt(request.change());
            }
            throw failure;
        }
    }

    private static List<MessageFlags> singly(MessageFlags flags) {
        List<MessageFlags> single = new ArrayList<>();
        flags.system().forEach(flag -> single.add(flags.filter(flag::equals, keyword -> false)));
        flags.keywords().forEach(word -> single.add(flags.filter(flag -> false, word::equals)));
        return single;
    }

    private static UidSet uids(Map<FlagChange, List<Long>> changes) {
        return uids(changes.values().stream().flatMap(List::stream).toList());
    }

    private static UidSet uids(Iterable<Long> uids) {
        List<Long> all = new ArrayList<>();
        uids.forEach(all::add);
        return UidSet.of(all.stream().mapToLong(Long::longValue).toArray());
    }
}
