package net.mailmigrator.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/** The facts of one account in a database. */
final class StoredAccountJournal implements AccountJournal {
    private final Database database;
    private final KeywordSets keywords;
    private final MessageRows messages;
    private final long account;
    private final KnownMailboxes<SourceMailbox> sources;
    private final KnownMailboxes<TargetMailbox> targets;

    StoredAccountJournal(Database database, KeywordSets keywords, long account) {
        this.database = database;
        this.keywords = keywords;
        this.messages = new MessageRows(keywords);
        this.account = account;
        this.sources = KnownMailboxes.sources(database, account);
        this.targets = KnownMailboxes.targets(database, account);
    }

    @Override
    public AccountFacts facts() {
        return database.read(handle -> AccountRows.facts(handle, account));
    }

    @Override
    public void describe(
            @Nullable String address, @Nullable String customer, @Nullable String wave, String planDigest) {
        database.change(handle -> AccountRows.describe(handle, account, address, customer, wave, planDigest));
    }

    @Override
    public void moveTo(AccountState state, Instant at) {
        database.change(handle -> AccountRows.moveTo(handle, account, state, at));
    }

    @Override
    public void fail(Failure failure, Instant at) {
        database.change(handle -> AccountRows.fail(handle, account, failure, at));
    }

    @Override
    public void findings(List<Finding> findings) {
        database.change(handle -> AccountRows.findings(handle, account, findings));
    }

    @Override
    public void verified(String depth, List<VerifiedDifference> differences, Instant at) {
        database.change(handle -> {
            AccountRows.forgetDifferences(handle, account);
            AccountRows.verified(handle, account, depth, differences, at);
        });
    }

    @Override
    public void verified(String depth, Set<String> folders, List<VerifiedDifference> differences, Instant at) {
        database.change(handle -> {
            AccountRows.forgetDifferences(handle, account, folders);
            AccountRows.verified(handle, account, depth, differences, at);
        });
    }

    @Override
    public void beginPass(Instant at) {
        database.change(handle -> AccountRows.beginPass(handle, account, at));
    }

    @Override
    public void endPass(MessageCounts counts, Instant at) {
        database.change(handle -> AccountRows.endPass(handle, account, counts, at));
    }

    @Override
    public List<SourceMailbox> sourceMailboxes() {
        return sources.all();
    }

    @Override
    public List<TargetMailbox> targetMailboxes() {
        return targets.all();
    }

    @Override
    public Optional<SourceMailbox> sourceMailbox(MailboxName name) {
        return sources.of(name);
    }

    @Override
    public Optional<TargetMailbox> targetMailbox(long id) {
        return targets.of(id);
    }

    @Override
    public Optional<TargetMailbox> targetMailbox(MailboxName name) {
        return targets.of(name);
    }

    @Override
    public TargetMailbox target(MailboxName name, MailboxStatus status) {
        return targets.of(name).orElseGet(() -> {
            TargetMailbox made = database.write(handle -> MailboxRows.ensureTarget(handle, account, name, status));
            targets.changed(made.id());
            return made;
        });
    }

    @Override
    public SourceMailbox source(MailboxName name, UidValidity uidValidity, long targetMailboxId) {
        return sources.of(name).orElseGet(() -> {
            SourceMailbox made = database.write(
                    handle -> MailboxRows.ensureSource(handle, account, name, uidValidity, targetMailboxId));
            sources.changed(made.id());
            return made;
        });
    }

    @Override
    public void seen(long targetMailboxId, long uidNext) {
        database.change(handle -> MailboxRows.seen(handle, targetMailboxId, uidNext));
        targets.changed(targetMailboxId);
    }

    @Override
    public Map<Long, Long> copies() {
        return database.read(handle -> MailboxRows.copies(handle, account));
    }

    @Override
    public void others(long targetMailboxId, long messages) {
        database.change(handle -> MailboxRows.others(handle, targetMailboxId, messages));
        targets.changed(targetMailboxId);
    }

    @Override
    public void verifiedTo(long targetMailboxId, long uid) {
        database.change(handle -> MailboxRows.verifiedTo(handle, targetMailboxId, uid));
        targets.changed(targetMailboxId);
    }

    @Override
    public void adopt(List<Adopted> adopted) {
        keywords.intern(database, adopted.stream().map(each -> each.row().flagBase()));
        Map<Long, List<MessageRow>> bySource = adopted.stream()
                .collect(Collectors.groupingBy(
                        Adopted::sourceMailboxId, Collectors.mapping(Adopted::row, Collectors.toList())));
        database.change(handle -> {
            for (Map.Entry<Long, List<MessageRow>> rows : bySource.entrySet()) {
                Tally tally = messages.put(handle, rows.getKey(), rows.getValue());
                MailboxRows.count(handle, account, rows.getKey(), tally);
                if (rows.getValue().stream().anyMatch(row -> row.targetMailboxId() != null)) {
                    MailboxRows.elsewhere(handle, rows.getKey());
                }
            }
        });
        bySource.keySet().forEach(sources::changed);
    }

    /** Names and ids of both sides may be others afterwards. */
    private void identity(Database.Action action) {
        database.change(action);
        sources.forget();
        targets.forget();
    }

    @Override
    public void renameSource(long sourceMailboxId, MailboxName name, MailboxName plannedTarget) {
        identity(handle -> IdentityRows.renameSource(handle, sourceMailboxId, name, plannedTarget));
    }

    @Override
    public void renameTarget(long targetMailboxId, MailboxName name) {
        identity(handle -> IdentityRows.renameTarget(handle, targetMailboxId, name));
    }

    @Override
    public void rebindSource(long sourceMailboxId, UidValidity now, Map<Long, Long> uids) {
        identity(handle -> IdentityRows.rebindSource(handle, sourceMailboxId, now, uids));
    }

    @Override
    public void rebindTarget(long targetMailboxId, MailboxStatus now, Map<RowKey, Long> uids) {
        identity(handle -> IdentityRows.rebindTarget(handle, targetMailboxId, now, uids));
    }

    @Override
    public void targetGone(long targetMailboxId) {
        identity(handle -> IdentityRows.targetGone(handle, targetMailboxId));
    }

    @Override
    public UidSet uids(long sourceMailboxId, MessageState... states) {
        return database.read(handle -> MessageRows.uids(handle, sourceMailboxId, states));
    }

    @Override
    public long count(MessageState state) {
        return database.read(handle -> MessageRows.count(handle, account, state));
    }

    @Override
    public void rows(long sourceMailboxId, Consumer<MessageRow> sink) {
        List<MessageRow> piece = List.of();
        do {
            long last = piece.isEmpty()
                    ? Long.MIN_VALUE
                    : piece.get(piece.size() - 1).sourceUid();
            piece = database.read(handle -> messages.after(handle, sourceMailboxId, last));
            piece.forEach(sink);
        } while (!piece.isEmpty());
    }

    @Override
    public List<MessageRow> highestCopied(long sourceMailboxId) {
        return database.read(handle -> messages.highestCopied(handle, sourceMailboxId));
    }

    @Override
    public UidSet targetUids(long targetMailboxId) {
        return database.read(handle -> MessageRows.targetUids(handle, targetMailboxId));
    }

    @Override
    public void record(long sourceMailboxId, List<MessageRow> rows) {
        keywords.intern(database, flags(rows));
        database.change(handle ->
                MailboxRows.count(handle, account, sourceMailboxId, messages.put(handle, sourceMailboxId, rows)));
    }

    @Override
    public Map<Long, List<MessageRow>> unresolved(long targetMailboxId) {
        return database.read(handle -> messages.unresolved(handle, targetMailboxId));
    }

    @Override
    public void resolve(long sourceMailboxId, Map<Long, Long> targetUids) {
        database.change(handle -> MessageRows.resolve(handle, sourceMailboxId, targetUids));
    }

    @Override
    public RewritingJournal rewriting() {
        return new StoredRewritingJournal(database, account);
    }

    @Override
    public List<Altered> alterations() {
        return database.read(handle -> AlterationRows.count(handle, account));
    }

    @Override
    public void accept(long sourceMailboxId, Map<Long, String> accepted) {
        database.change(handle -> AlterationRows.accept(handle, sourceMailboxId, accepted));
    }

    @Override
    public List<Accepted> accepted() {
        return database.read(handle -> AlterationRows.accepted(handle, account));
    }

    @Override
    public List<FlagBase> flagBases(long sourceMailboxId) {
        return database.read(handle -> new FlagRows(keywords).bases(handle, sourceMailboxId, null));
    }

    @Override
    public List<FlagBase> flagBases(long sourceMailboxId, long otherTargetMailboxId) {
        return database.read(handle -> new FlagRows(keywords).bases(handle, sourceMailboxId, otherTargetMailboxId));
    }

    @Override
    public UidSet flagsLost(String targetFolder) {
        return database.read(handle -> FlagRows.lost(handle, account, targetFolder));
    }

    @Override
    public Set<String> foldersWithFlagsLost() {
        return database.read(handle -> FlagRows.foldersWithLost(handle, account));
    }

    @Override
    public void flagsSetAgain(String targetFolder) {
        database.change(handle -> FlagRows.forgetLost(handle, account, targetFolder));
    }

    @Override
    public void rebase(long sourceMailboxId, Map<Long, MessageFlags> bases) {
        keywords.intern(database, bases.values().stream());
        database.change(handle -> new FlagRows(keywords).set(handle, sourceMailboxId, bases));
    }

    @Override
    public void gone(long sourceMailboxId, UidSet uids) {
        database.change(handle -> {
            MailboxRows.count(
                    handle,
                    account,
                    sourceMailboxId,
                    DeletionRows.move(
                            handle, sourceMailboxId, uids, MessageState.APPENDED, MessageState.GONE_AT_TARGET));
            DeletionRows.forgetTargetUids(handle, sourceMailboxId, uids);
        });
    }

    @Override
    public void deleting(long sourceMailboxId, UidSet uids) {
        move(sourceMailboxId, uids, MessageState.APPENDED, MessageState.DELETING);
    }

    @Override
    public void deleted(long sourceMailboxId, UidSet uids) {
        move(sourceMailboxId, uids, MessageState.DELETING, MessageState.DELETED);
    }

    @Override
    public void undelete(long sourceMailboxId, UidSet uids) {
        move(sourceMailboxId, uids, MessageState.DELETING, MessageState.APPENDED);
    }

    private void move(long sourceMailboxId, UidSet uids, MessageState from, MessageState to) {
        database.change(handle -> MailboxRows.count(
                handle, account, sourceMailboxId, DeletionRows.move(handle, sourceMailboxId, uids, from, to)));
    }

    @Override
    public long intend(
            long sourceMailboxId,
            long targetMailboxId,
            UidValidity targetUidValidity,
            long floor,
            List<BatchMember> members,
            Instant at) {
        AppendBatch batch = new AppendBatch(
                0, sourceMailboxId, targetMailboxId, AppendBatch.State.OPEN, targetUidValidity, floor, at, members);
        return database.write(handle -> BatchRows.insert(handle, batch));
    }

    @Override
    public void settle(long batchId, AppendBatch.State state, List<MessageRow> rows, long uidNextAtLeast, Instant at) {
        keywords.intern(database, flags(rows));
        long target = database.write(handle -> {
            BatchRows.Place place = BatchRows.settle(handle, batchId, state, at);
            Tally tally = messages.put(handle, place.sourceMailbox(), rows);
            MailboxRows.count(handle, place.account(), place.sourceMailbox(), tally);
            MailboxRows.seen(handle, place.targetMailbox(), uidNextAtLeast);
            return place.targetMailbox();
        });
        if (uidNextAtLeast > 0) {
            targets.changed(target);
        }
    }

    @Override
    public List<AppendBatch> batches(long targetMailboxId, AppendBatch.State... states) {
        return database.read(handle -> BatchRows.list(handle, targetMailboxId, states));
    }

    @Override
    public Set<Long> targetsWithBatches(AppendBatch.State... states) {
        return database.read(handle -> BatchRows.targets(handle, account, states));
    }

    @Override
    public ReadBackJournal readBack() {
        return new StoredReadBackJournal(database, account);
    }

    @Override
    public void complete(long sourceMailboxId, MailboxStatus status, MessageCounts counts, Instant at) {
        database.change(handle -> MailboxRows.complete(handle, sourceMailboxId, status, counts, at));
        sources.changed(sourceMailboxId);
    }

    private static Stream<MessageFlags> flags(List<MessageRow> rows) {
        return rows.stream().map(MessageRow::flagBase);
    }
}
