package net.mailmigrator.imap.angus;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** How messages are fetched from one server; shared by its sessions. Thread-safe. */
final class FetchSettings {
    private final Path spoolFolder;
    private final AtomicBoolean sizesLie = new AtomicBoolean();

    FetchSettings(Path spoolFolder) {
        this.spoolFolder = spoolFolder;
    }

    /** Where large messages are kept aside. */
    Path spoolFolder() {
        return spoolFolder;
    }

    /** Whether everything is to be fetched in pieces, because RFC822.SIZE cannot be relied on. */
    boolean sizesLie() {
        return sizesLie.get();
    }

    /** A message was announced as small and turned out to be too large for one answer. */
    void distrustSizes() {
        sizesLie.set(true);
    }
}
