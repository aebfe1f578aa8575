package net.mailmigrator.model;

/** What happens to mail with a virus; the new system knows REJECT only (R21c). */
public enum VirusMode {
    OFF,
    MARK,
    DELETE,
    QUARANTINE,
    REJECT
}
