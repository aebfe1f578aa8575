package net.mailmigrator.verify;

import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.OpenedMailbox;

/**
 * Which flags a target lost. Flags that it has and that were not sent are the user's, or \Recent; flags that PERMANENTFLAGS
 * does not name cannot be kept there (quirk 45), and are no loss.
 */
final class FlagRule {
    private final OpenedMailbox target;

    FlagRule(OpenedMailbox target) {
        this.target = target;
    }

    /** The flags that were sent and are not there; empty where all are. */
    Set<String> lost(MessageFlags sent, MessageFlags there) {
        Set<String> lost = new TreeSet<>();
        for (SystemFlag flag : sent.system()) {
            if (!there.system().contains(flag) && target.keeps(flag.wire())) {
                lost.add(flag.wire());
            }
        }
        for (String keyword : sent.sendable().keywords()) {
            if (!there.keywords().contains(keyword) && target.keeps(keyword)) {
                lost.add(keyword);
            }
        }
        return lost;
    }
}
