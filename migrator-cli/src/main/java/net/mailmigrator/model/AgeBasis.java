package net.mailmigrator.model;

/** From when a target counts the age of a message that it deletes by age. */
public enum AgeBasis {
    /** From its INTERNALDATE (RFC 9051 §2.3.3), which the copy keeps. */
    INTERNALDATE,
    /** From when it was stored at the target (RFC 8514 SAVEDATE): what was copied is as old as the copy. */
    SAVEDATE
}
