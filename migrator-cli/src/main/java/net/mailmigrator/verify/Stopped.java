package net.mailmigrator.verify;

/** Ends the look at a folder, since somebody wants the command to end; what was read is noted. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("a stop was requested", null, false, false);
    }
}
