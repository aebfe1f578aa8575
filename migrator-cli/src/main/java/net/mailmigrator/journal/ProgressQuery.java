package net.mailmigrator.journal;

import org.jdbi.v3.core.Handle;

/** The snapshot of all accounts, from counters alone. */
final class ProgressQuery {
    private ProgressQuery() {}

    static Progress read(Handle handle) {
        return new Progress(RunRows.last(handle).orElse(null), AccountRows.all(handle));
    }
}
