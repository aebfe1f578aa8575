package net.mailmigrator.model;

/** Whether the old system restricted the sender addresses of an account (R18). */
public enum SenderCheck {
    ON,
    OFF,
    UNKNOWN
}
