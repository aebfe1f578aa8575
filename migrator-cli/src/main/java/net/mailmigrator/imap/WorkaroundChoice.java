package net.mailmigrator.imap;

import java.util.Set;

/**
 * What the settings say about workarounds on one side; all others are chosen by what the server shows.
 *
 * @param force used without looking
 * @param forbid never used, whatever the server shows
 */
public record WorkaroundChoice(Set<Workaround> force, Set<Workaround> forbid) {
    /** Nothing is forced or forbidden. */
    public static final WorkaroundChoice BY_PROBE = new WorkaroundChoice(Set.of(), Set.of());

    public WorkaroundChoice {
        force = Set.copyOf(force);
        forbid = Set.copyOf(forbid);
    }
}
