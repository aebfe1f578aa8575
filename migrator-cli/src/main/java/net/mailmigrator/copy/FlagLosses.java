package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MessageFlags;

/** Remembers at which changes of flags the connection was lost: some servers end the session at a keyword (quirk 46). */
final class FlagLosses {
    private static final int BEARABLE = 1;

    private final Map<FlagChange, Integer> losses = new HashMap<>();

    /** The connection was lost while this was stored. */
    void lostAt(FlagChange change) {
        losses.merge(change, 1, Integer::sum);
    }

    /** Flags that cost more than one connection: they are given up. */
    List<MessageFlags> unbearable() {
        return losses.entrySet().stream()
                .filter(loss -> loss.getValue() > BEARABLE)
                .map(loss -> loss.getKey().flags())
                .toList();
    }
}
