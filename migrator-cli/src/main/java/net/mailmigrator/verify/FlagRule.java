package net.mailmigrator.verify;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;

/**
 * Which flags a target lost. Flags that it has and that were not sent are the user's, or \Recent; flags that PERMANENTFLAGS
 * does not name cannot be kept there (quirk 45), and are no loss.
 */
final class FlagRule {
    private final Set<String> permanent;

    /** @param permanent PERMANENTFLAGS in lower case; empty: all are kept, or nobody knows */
    FlagRule(Set<String> permanent) {
        this.permanent = permanent;
    }

    /** The flags that were sent and are not there; empty where all are. */
    Set<String> lost(MessageFlags sent, MessageFlags there) {
        Set<String> lost = new TreeSet<>();
        for (SystemFlag flag : sent.system()) {
            if (!there.system().contains(flag) && isKept(flag.wire())) {
                lost.add(flag.wire());
            }
        }
        for (String keyword : sent.sendable().keywords()) {
            if (!there.keywords().contains(keyword) && isKept(keyword)) {
                lost.add(keyword);
            }
        }
        return lost;
    }

    private boolean isKept(String flag) {
        return permanent.isEmpty()
                || permanent.contains(flag.toLowerCase(Locale.ROOT))
                || (!flag.startsWith("\\") && permanent.contains("\\*"));
    }
}
