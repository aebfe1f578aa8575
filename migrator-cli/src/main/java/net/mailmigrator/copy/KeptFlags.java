package net.mailmigrator.copy;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OpenedMailbox;

/**
 * Which flags a target mailbox keeps: those that may be sent at all (I8), that PERMANENTFLAGS names (quirk 45), and that it
 * has not refused. Remembers what was not kept, and of how many messages. One pass, one thread.
 */
final class KeptFlags {
    private final OpenedMailbox target;
    private final Set<String> refused = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> lost = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private long messages;

    KeptFlags(OpenedMailbox target) {
        this.target = target;
    }

    /** Those of the flags that are kept. */
    MessageFlags of(MessageFlags flags) {
        return flags.sendable().filter(flag -> isKept(flag.wire()), this::isKept);
    }

    private boolean isKept(String flag) {
        return !refused.contains(flag) && target.keeps(flag);
    }

    /** The target does not take these, or does not hold them. */
    void refused(MessageFlags flags) {
        refused.addAll(wire(flags));
    }

    /** Notes what a message goes without. */
    void note(MessageFlags wanted) {
        Collection<String> without = wire(wanted.minus(of(wanted)));
        if (!without.isEmpty()) {
            lost.addAll(without);
            messages++;
        }
    }

    /** What was not kept, as flags stand in commands. */
    Set<String> lost() {
        return lost;
    }

    /** How many messages go without some of it. */
    long messages() {
        return messages;
    }

    private static Collection<String> wire(MessageFlags flags) {
        return Stream.concat(flags.system().stream().map(MessageFlags.SystemFlag::wire), flags.keywords().stream())
                .toList();
    }
}
