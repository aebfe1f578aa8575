package net.mailmigrator.model;

/** What a failure gives up: the loop over things of this scope catches it, journals it and goes on with the next. */
public enum FailureScope {
    MESSAGE,
    MAILBOX,
    ACCOUNT,
    RUN
}
