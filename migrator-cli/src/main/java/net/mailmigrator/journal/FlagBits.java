package net.mailmigrator.journal;

import java.util.EnumSet;
import java.util.Set;
import net.mailmigrator.imap.MessageFlags.SystemFlag;

/** System flags as a bit set. The bits stand in files, so they are fixed here and not by the order of the enum. */
final class FlagBits {
    private FlagBits() {}

    static int of(Set<SystemFlag> flags) {
        return flags.stream().mapToInt(FlagBits::bit).sum();
    }

    static Set<SystemFlag> flags(int bits) {
        EnumSet<SystemFlag> flags = EnumSet.noneOf(SystemFlag.class);
        for (SystemFlag flag : SystemFlag.values()) {
            if ((bits & bit(flag)) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static int bit(SystemFlag flag) {
        return switch (flag) {
            case SEEN -> 1;
            case ANSWERED -> 2;
            case FLAGGED -> 4;
            case DELETED -> 8;
            case DRAFT -> 16;
        };
    }
}
