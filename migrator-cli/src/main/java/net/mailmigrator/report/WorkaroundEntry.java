package net.mailmigrator.report;

import net.mailmigrator.imap.AppliedWorkaround;

/**
 * A workaround that a command used.
 *
 * @param side {@code source} or {@code target}
 * @param name as settings write it
 * @param meaning what was done and why
 * @param forced by the settings; else the server showed that it needs it
 */
public record WorkaroundEntry(String side, String name, String meaning, boolean forced) {
    /** From what a side says. */
    public static WorkaroundEntry of(String side, AppliedWorkaround applied) {
        return new WorkaroundEntry(
                side, applied.workaround().text(), applied.workaround().meaning(), applied.forced());
    }

    /** The name, and whether the settings want it. */
    public String shown() {
        return forced ? name + " (forced)" : name;
    }
}
