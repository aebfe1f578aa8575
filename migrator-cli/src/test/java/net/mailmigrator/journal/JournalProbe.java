package net.mailmigrator.journal;

/** Lets test helpers of other packages look into a journal. */
public final class JournalProbe {
    private JournalProbe() {}

    /** Connections that somebody has not given back; 0 between calls. */
    public static int activeConnections(Journal journal) {
        return ((StoredJournal) journal).activeConnections();
    }
}
