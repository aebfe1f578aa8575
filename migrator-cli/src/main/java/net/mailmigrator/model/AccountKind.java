package net.mailmigrator.model;

/** What an entry of the old panel is. Only a mailbox holds mail. */
public enum AccountKind {
    MAILBOX,
    /** An address whose mail goes elsewhere, without a mailbox. */
    FORWARD_ONLY,
    /** Another name of a mailbox. */
    ALIAS,
    /** Whatever else is addressed to a domain. */
    CATCHALL,
    GROUP,
    /** Mail to it vanishes. */
    BLACKHOLE,
    /** Mail to it is refused. */
    FAIL,
    /** Mail to it is handed to a program. */
    PIPE,
    /** A room or a device. */
    RESOURCE
}
