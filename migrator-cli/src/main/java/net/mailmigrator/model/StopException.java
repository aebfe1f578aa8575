package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * Ends the command with a given exit status and a text for people: what was attempted, on what, what the other side
 * answered, what is left behind, what to do. Nobody but the command line catches it. Anything else that reaches the
 * command line is a bug of this program.
 */
public class StopException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    /** Ends the command. */
    public StopException(ExitStatus status, String text) {
        this(status, text, null);
    }

    /** Ends the command, with the cause for the log. */
    public StopException(ExitStatus status, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.status = status;
    }

    /** The exit status to end with. */
    public ExitStatus status() {
        return status;
    }

    /** The text for people. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
