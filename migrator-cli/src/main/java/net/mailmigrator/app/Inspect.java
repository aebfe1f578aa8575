package net.mailmigrator.app;

/** How closely {@code plan} looks at the mail servers. */
public enum Inspect {
    /** Not at all: accounts only. */
    NONE,
    /** Folders and their counts. */
    STATUS
}
