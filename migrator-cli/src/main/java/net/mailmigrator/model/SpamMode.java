package net.mailmigrator.model;

/** What happens to spam. MOVE and QUARANTINE exist in the old system only. */
public enum SpamMode {
    OFF,
    MARK,
    MOVE,
    DELETE,
    QUARANTINE,
    REJECT
}
