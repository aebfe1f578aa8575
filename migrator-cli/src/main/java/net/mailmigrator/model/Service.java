package net.mailmigrator.model;

/** What an account may be used for. */
public enum Service {
    IMAP,
    POP3,
    SMTP,
    SIEVE,
    WEBMAIL
}
