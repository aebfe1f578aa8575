package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * Brings flags of messages of the SELECTed target mailbox to what they should be. Each round reads them and sends one
 * command per distinct change, on condition that nobody has changed the message in between (RFC 7162); what had been, is
 * read and judged again. What is still not there at the end, the target does not keep.
 */
final class FlagStore {
    private static final int ROUNDS = 5;

    private final MailboxWriter writer;
    private final String place;
    private final KeptFlags kept;
    private final FlagLosses losses;

    /** @param place for the text of a failure */
    FlagStore(MailboxWriter writer, String place, KeptFlags kept, FlagLosses losses) {
        this.writer = writer;
        this.place = place;
        this.kept = kept;
        this.losses = losses;
    }

    KeptFlags kept() {
        return kept;
    }

    /** Whether something of it can be carried at all. */
    boolean carries(FlagMerge merge) {
        return !kept.of(merge.appeared().plus(merge.disappeared())).isEmpty();
    }

    /** Changes what is to be changed, by target UID; returns how many messages were to be changed. */
    long run(Map<Long, FlagMerge> merges) throws MailException {
        long toBeChanged = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            List<CurrentMessage> now = current(merges);
            Map<FlagChange, List<Long>> changes = changes(merges, now);
            if (changes.isEmpty()) {
                return toBeChanged;
            }
            if (round == 1) {
                toBeChanged = changes.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .count();
            }
            long modSeq = now.stream().mapToLong(CurrentMessage::modSeq).max().orElse(0);
            for (Map.Entry<FlagChange, List<Long>> change : changes.entrySet()) {
                // whoever changes flags all the time does not keep ours out for ever
                store(uids(change.getValue()), change.getKey(), round < ROUNDS - 1 ? modSeq : 0);
            }
        }
        changes(merges, current(merges)).keySet().forEach(change -> kept.refused(change.flags()));
        return toBeChanged;
    }

    private List<CurrentMessage> current(Map<Long, FlagMerge> merges) throws MailException {
        List<CurrentMessage> now = new ArrayList<>();
        if (!merges.isEmpty()) {
            writer.current(uids(merges.keySet()), now::add);
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
    private void store(UidSet uids, FlagChange change, long unchangedSince) throws MailException {
        if (!(send(uids, change, unchangedSince) instanceof StoreResult.Refused refused)) {
            return;
        }
        ServerAnswer answer = ServerAnswer.to(Request.WRITE, refused.answer());
        if (answer.retryable() || answer.meaning().scope() == FailureScope.ACCOUNT) {
            throw answer.failure("change flags in " + place);
        }
        List<MessageFlags> single = singly(change.flags());
        if (single.size() == 1) {
            kept.refused(change.flags());
            return;
        }
        for (MessageFlags flag : single) {
            store(uids, new FlagChange(change.direction(), flag), 0);
        }
    }

    private StoreResult send(UidSet uids, FlagChange change, long unchangedSince) throws MailException {
        try {
            return writer.store(uids, change, unchangedSince);
        } catch (MailException failure) {
            if (failure.connectionLost()) {
                losses.lostAt(change);
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

    private static UidSet uids(Iterable<Long> uids) {
        List<Long> all = new ArrayList<>();
        uids.forEach(all::add);
        return UidSet.of(all.stream().mapToLong(Long::longValue).toArray());
    }
}
