package net.mailmigrator.imap.angus;

import java.nio.file.Path;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.Workarounds;

/** How messages are fetched from one server; shared by its sessions. Thread-safe. */
final class FetchSettings {
    private final Path spoolFolder;
    private final MemoryBudget budget;
    private final Workarounds workarounds;

    FetchSettings(Path spoolFolder, MemoryBudget budget, Workarounds workarounds) {
        this.spoolFolder = spoolFolder;
        this.budget = budget;
        this.workarounds = workarounds;
    }

    /** How much is kept in memory. */
    MemoryBudget budget() {
        return budget;
    }

    /** Where messages are kept aside. */
    Path spoolFolder() {
        return spoolFolder;
    }

    /** Whether everything is to be fetched in pieces, because RFC822.SIZE cannot be relied on. */
    boolean sizesLie() {
        return workarounds.uses(Workaround.FETCH_IN_PIECES);
    }

    /** A message was announced as small and turned out to be too large for one answer. */
    void distrustSizes() {
        workarounds.apply(Workaround.FETCH_IN_PIECES, true);
    }
}
