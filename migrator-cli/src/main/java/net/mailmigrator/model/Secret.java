package net.mailmigrator.model;

import java.util.Objects;

/**
 * A password, a hash or a token. Prints as {@code [redacted]}, so that it can stand in records and messages without
 * reaching a log, a report or an exception.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a value that must not be printed. */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value));
    }

    /** The bare value, for the one place that hands it to a server or writes it to a protected file. */
    public String reveal() {
        return value;
    }

    /** Whether there is nothing to hide. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
