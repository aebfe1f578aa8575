package net.mailmigrator.app;

/** How closely a command looks at the mail servers. */
public enum Inspect {
    /** Not at all: accounts only. */
    NONE,
    /** Folders and their counts. */
    STATUS,
    /** Also what deletion by age would take away. */
    DEEP,
    /** As a run looks: closely where an account is about to be made, and nobody has said yet what may be deleted. */
    RUN
}
