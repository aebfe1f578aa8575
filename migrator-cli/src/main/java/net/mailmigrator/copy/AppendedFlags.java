package net.mailmigrator.copy;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.model.MailException;

/**
 * Finds out whether a target forgets flags that APPEND names (quirk 13): of each system flag one message that has just
 * arrived is looked at, once for an account. Keywords tell nothing, since single ones may be refused. One pass, one thread.
 */
final class AppendedFlags {
    private final Set<SystemFlag> asked = EnumSet.noneOf(SystemFlag.class);

    /** Whether there is anything to find out or to do; otherwise the target need not be opened. */
    boolean isToBeAsked(MailboxWriter writer, List<FlagPass.Due> arrived) {
        return !arrived.isEmpty()
                && (writer.workarounds().uses(Workaround.FLAGS_STORED)
                        || arrived.stream().anyMatch(due -> !asked.containsAll(system(due))));
    }

    /**
     * Whether flags of these messages have to be set once more. The target is SELECTed.
     *
     * @param kept flags that the target does not keep at all prove nothing
     */
    boolean areLost(MailboxWriter writer, List<FlagPass.Due> arrived, KeptFlags kept) throws MailException {
        if (!isToBeAsked(writer, arrived)) {
            return false;
        }
        return writer.workarounds().uses(Workaround.FLAGS_STORED)
                || writer.workarounds().apply(Workaround.FLAGS_STORED, isOneLost(writer, arrived, kept));
    }

    private boolean isOneLost(MailboxWriter writer, List<FlagPass.Due> arrived, KeptFlags kept) throws MailException {
        Set<SystemFlag> covered = EnumSet.noneOf(SystemFlag.class);
        covered.addAll(asked);
        Map<Long, MessageFlags> sample = new LinkedHashMap<>();
        for (FlagPass.Due due : arrived) {
            Long target = due.base().targetUid();
            if (target != null && covered.addAll(system(due))) {
                sample.put(target, kept.of(due.base().flags()).filter(flag -> true, keyword -> false));
            }
        }
        boolean[] lost = {false};
        if (!sample.isEmpty()) {
            UidSet uids = UidSet.of(
                    sample.keySet().stream().mapToLong(Long::longValue).toArray());
            writer.current(uids, message -> {
                MessageFlags sent = sample.getOrDefault(message.metadata().uid(), MessageFlags.NONE);
                lost[0] |= !sent.minus(message.metadata().flags()).isEmpty();
            });
        }
        asked.addAll(covered);
        return lost[0];
    }

    private static Set<SystemFlag> system(FlagPass.Due due) {
        return due.base().flags().system();
    }
}
