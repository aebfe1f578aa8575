package net.mailmigrator.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AppendBatch;
import net.mailmigrator.journal.AppendBatch.State;
import net.mailmigrator.journal.BatchMember;
import net.mailmigrator.journal.FormerUid;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.LateDuplicate;
import net.mailmigrator.model.MailException;
import net.mailmigrator.verify.UnknownMail.Rung;

/**
 * Appends in DOUBT (EXACTNESS §3.7): they were sent again since a settled target held nothing of them, and may have turned
 * up since. What has is a surplus copy of our own; it is listed, never touched, and its batch stays in DOUBT as long as it
 * is there. A batch of which nothing is there long after the server has given up its dead client's connection is settled.
 */
final class LateCopies {
    /** Dovecot keeps a dead client's connection for 30 minutes; after this long nothing of it can turn up any more. */
    private static final Duration DEAD_CLIENT_TIMEOUT = Duration.ofMinutes(35);

    private static final MessageState[] DEALT_WITH = {
        MessageState.APPENDED, MessageState.GONE_AT_TARGET, MessageState.DELETING, MessageState.DELETED
    };

    private final AccountJournal journal;
    private final Instant now;

    LateCopies(AccountJournal journal, Instant now) {
        this.journal = journal;
        this.now = now;
    }

    /** Looks for them among the messages that no row accounts for. */
    void look(TargetMailbox target, List<SourceMailbox> sources, UnknownMail unknown, MailboxResult result)
            throws MailException {
        List<AppendBatch> doubtful = journal.batches(target.id(), State.DOUBT).stream()
                .filter(batch -> batch.targetUidValidity().equals(target.uidValidity()))
                .toList();
        if (doubtful.isEmpty()) {
            return;
        }
        unknown.readFrom(doubtful.stream().mapToLong(AppendBatch::floor).min().orElseThrow());
        Map<Long, SourceMailbox> byId = sources.stream().collect(Collectors.toMap(SourceMailbox::id, each -> each));
        Search search = new Search(unknown);
        for (Rung rung : Rung.values()) {
            for (AppendBatch batch : doubtful) {
                search.in(
                        batch,
                        rung,
                        (member, uid) -> result.late(new LateDuplicate(
                                result.folder(), sourceName(byId, batch), FormerUid.uid(member.sourceUid()), uid)));
            }
        }
        if (unknown.allReadable()) {
            doubtful.stream()
                    .filter(search::isSettled)
                    .forEach(batch -> journal.settle(batch.id(), State.ABSENT, List.of(), 0, now));
        }
    }

    private static String sourceName(Map<Long, SourceMailbox> byId, AppendBatch batch) {
        SourceMailbox source = byId.get(batch.sourceMailboxId());
        return source == null ? "?" : source.name().decoded();
    }

    private interface Found {
        void at(BatchMember member, long uid);
    }

    /** A member without a final row is no surplus where it turns up: the next pass will confirm it. */
    private final class Search {
        private final UnknownMail unknown;
        private final Map<Long, UidSet> dealtWith = new HashMap<>();
        private final Map<Long, Set<Integer>> found = new HashMap<>();

        Search(UnknownMail unknown) {
            this.unknown = unknown;
        }

        void in(AppendBatch batch, Rung rung, Found sink) {
            Set<Integer> there = found.computeIfAbsent(batch.id(), id -> new HashSet<>());
            for (int index = 0; index < batch.members().size(); index++) {
                BatchMember member = batch.members().get(index);
                if (isDealtWith(batch, member) && !there.contains(index)) {
                    int at = index;
                    unknown.take(rung, member.digests(), uid -> uid >= batch.floor())
                            .ifPresent(uid -> {
                                there.add(at);
                                sink.at(member, uid);
                            });
                }
            }
        }

        private boolean isDealtWith(AppendBatch batch, BatchMember member) {
            return dealtWith
                    .computeIfAbsent(batch.sourceMailboxId(), source -> journal.uids(source, DEALT_WITH))
                    .contains(member.sourceUid());
        }

        boolean isSettled(AppendBatch batch) {
            boolean old = Duration.between(batch.createdAt(), now).compareTo(DEAD_CLIENT_TIMEOUT) >= 0;
            return old
                    && found.getOrDefault(batch.id(), Set.of()).isEmpty()
                    && batch.members().stream().allMatch(member -> isDealtWith(batch, member));
        }
    }
}
