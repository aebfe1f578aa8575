package net.mailmigrator.imap.resilient;

/** What is asked of a server; that one works says nothing about trouble with another. */
enum Operation {
    LOGIN,
    LIST,
    STATUS,
    QUOTA,
    OPEN,
    LIST_MESSAGES,
    FETCH,
    CREATE,
    SUBSCRIBE,
    FETCH_FLAGS,
    STORE,
    EXPUNGE,
    APPEND
}
