package net.mailmigrator.testing;

/** The migrator's process "died" here: nothing of the program may catch it. */
public final class CrashException extends Error {
    private static final long serialVersionUID = 1L;

    /** Dies at the named place. */
    public CrashException(String where) {
        super(where);
    }
}
