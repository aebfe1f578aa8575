package net.mailmigrator.imap;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Decides for one server which workarounds are used, and remembers which were; shared by its sessions. Thread-safe. */
public final class Workarounds {
    private final WorkaroundChoice choice;
    private final Set<Workaround> applied = ConcurrentHashMap.newKeySet();

    /** For a server, with what the settings say. */
    public Workarounds(WorkaroundChoice choice) {
        this.choice = choice;
    }

    /**
     * Whether a workaround is to be used here; if so, it is remembered.
     *
     * @param needed whether the server has shown that it needs it
     */
    public boolean apply(Workaround workaround, boolean needed) {
        boolean used = wouldApply(workaround, needed);
        if (used) {
            applied.add(workaround);
        }
        return used;
    }

    /** Whether {@link #apply} would say yes; nothing is remembered. */
    public boolean wouldApply(Workaround workaround, boolean needed) {
        return choice.force().contains(workaround)
                || (needed && !choice.forbid().contains(workaround));
    }

    /** Whether a workaround is in use: forced, or needed once before. */
    public boolean uses(Workaround workaround) {
        return apply(workaround, applied.contains(workaround));
    }

    /** What was used so far. */
    public SortedSet<AppliedWorkaround> applied() {
        SortedSet<AppliedWorkaround> all = new TreeSet<>();
        applied.forEach(workaround ->
                all.add(new AppliedWorkaround(workaround, choice.force().contains(workaround))));
        return all;
    }
}
