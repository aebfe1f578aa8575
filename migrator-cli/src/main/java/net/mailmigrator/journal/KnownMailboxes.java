package net.mailmigrator.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import net.mailmigrator.imap.MailboxName;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes of one side of an account as the database has them, read once: a pass over thousands of folders asks for
 * them thousands of times. Whoever changes a row says so afterwards, and it is read again. Thread-safe.
 */
final class KnownMailboxes<M> {
    private final Supplier<List<M>> readAll;
    private final LongFunction<Optional<M>> readOne;
    private final ToLongFunction<M> id;
    private final Function<M, MailboxName> name;
    private @Nullable SortedMap<Long, M> byId;
    private final Map<MailboxName, Long> idsByName = new HashMap<>();
    private @Nullable List<M> inOrder;

    private KnownMailboxes(
            Supplier<List<M>> readAll,
            LongFunction<Optional<M>> readOne,
            ToLongFunction<M> id,
            Function<M, MailboxName> name) {
        this.readAll = readAll;
        this.readOne = readOne;
        this.id = id;
        this.name = name;
    }

    static KnownMailboxes<SourceMailbox> sources(Database database, long account) {
        return new KnownMailboxes<>(
                () -> database.read(handle -> MailboxRows.sources(handle, account)),
                id -> database.read(handle -> MailboxRows.source(handle, id)),
                SourceMailbox::id,
                SourceMailbox::name);
    }

    static KnownMailboxes<TargetMailbox> targets(Database database, long account) {
        return new KnownMailboxes<>(
                () -> database.read(handle -> MailboxRows.targets(handle, account)),
                id -> database.read(handle -> MailboxRows.target(handle, id)),
                TargetMailbox::id,
                TargetMailbox::name);
    }

    /** All, by ascending id. */
    synchronized List<M> all() {
        List<M> list = inOrder;
        if (list == null) {
            list = List.copyOf(loaded().values());
            inOrder = list;
        }
        return list;
    }

    synchronized Optional<M> of(long mailbox) {
        return Optional.ofNullable(loaded().get(mailbox));
    }

    synchronized Optional<M> of(MailboxName mailbox) {
        Map<Long, M> known = loaded();
        return Optional.ofNullable(idsByName.get(mailbox)).map(known::get);
    }

    /** One row has changed, but not its name; read within the lock, so that the last reader sees the last change. */
    synchronized void changed(long mailbox) {
        if (byId != null) {
            inOrder = null;
            readOne.apply(mailbox).ifPresent(this::put);
        }
    }

    /** Anything may have changed. */
    synchronized void forget() {
        byId = null;
        inOrder = null;
        idsByName.clear();
    }

    private Map<Long, M> loaded() {
        if (byId == null) {
            byId = new TreeMap<>();
            readAll.get().forEach(this::put);
        }
        return byId;
    }

    private void put(M mailbox) {
        if (byId != null) {
            byId.put(id.applyAsLong(mailbox), mailbox);
            idsByName.put(name.apply(mailbox), id.applyAsLong(mailbox));
        }
    }
}
