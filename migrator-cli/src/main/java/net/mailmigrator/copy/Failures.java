package net.mailmigrator.copy;

import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** Carries what was thrown on one thread of an account over to another. */
final class Failures {
    private Failures() {}

    /** Throws it as what it is; null: nothing. */
    static void rethrow(@Nullable Throwable thrown) throws MailException {
        if (thrown instanceof MailException failure) {
            throw failure;
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }
}
