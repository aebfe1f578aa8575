package net.mailmigrator.copy;

/** Asked between batches: whether to finish what is in flight, commit and end. Thread-safe. */
@FunctionalInterface
public interface StopRequest {
    /** Never stop. */
    StopRequest NEVER = () -> false;

    /** Whether to stop softly now. */
    boolean requested();
}
