package net.mailmigrator.copy;

import java.util.Optional;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MessageFlags;

/**
 * Pure: flags three ways (EXACTNESS §5). What did not change at the source since it was last dealt with stays as it is at
 * the target, whatever the user made of it there. What did change is carried, unless the target agrees already.
 *
 * @param source as listed now
 * @param base as last seen at the source and dealt with
 */
record FlagMerge(MessageFlags source, MessageFlags base) {
    /** What appeared at the source. */
    MessageFlags appeared() {
        return source.minus(base);
    }

    /** What disappeared there. */
    MessageFlags disappeared() {
        return base.minus(source);
    }

    /** What is to be done next to a message that has these flags at the target now; empty where nothing is left to do. */
    Optional<FlagChange> next(MessageFlags target, KeptFlags kept) {
        MessageFlags missing = kept.of(appeared()).minus(target);
        if (!missing.isEmpty()) {
            return Optional.of(FlagChange.set(missing));
        }
        MessageFlags surplus = kept.of(disappeared()).and(target);
        return surplus.isEmpty() ? Optional.empty() : Optional.of(FlagChange.clear(surplus));
    }
}
