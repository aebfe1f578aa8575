package net.mailmigrator.testing;

import java.util.List;
import java.util.Random;
import java.util.Set;
import net.mailmigrator.copy.CopySettings.Existing;

/**
 * What a seed draws besides mail and faults.
 *
 * @param batch messages in an APPEND at most
 * @param retries whether calls are repeated on a new connection
 * @param uidPlus whether the target tells UIDs
 * @param without capabilities that the target is not asked for
 * @param sourceFaults the most that happen between two states without any
 * @param targetFaults the same at the target
 * @param present messages that somebody else has brought already
 */
record FaultVariety(
        int batch,
        boolean retries,
        boolean uidPlus,
        Set<String> without,
        Existing existing,
        int sourceFaults,
        int targetFaults,
        int present) {
    static FaultVariety of(Random random) {
        int present = random.nextInt(3) == 0 ? 1 + random.nextInt(60) : 0;
        Existing existing = List.of(Existing.values()).get(random.nextInt(Existing.values().length));
        return new FaultVariety(
                random.nextInt(4) == 0 ? 100 : 3 + random.nextInt(30),
                random.nextBoolean(),
                random.nextInt(5) > 0,
                without(random.nextInt(10)),
                present > 0 ? Existing.ADOPT : existing,
                random.nextInt(3),
                1 + random.nextInt(4),
                present);
    }

    private static Set<String> without(int drawn) {
        return switch (drawn) {
            case 0 -> Set.of("MULTIAPPEND");
            case 1 -> Set.of("LITERAL+");
            default -> Set.of();
        };
    }
}
