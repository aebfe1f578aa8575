package net.mailmigrator.copy;

/** A target mailbox holds another message under a UID that the tool's copy had: it was put back to an earlier state. */
final class PutBackException extends Exception {
    private static final long serialVersionUID = 1L;

    PutBackException() {
        super("another message under the UID of a copy", null, false, false);
    }
}
