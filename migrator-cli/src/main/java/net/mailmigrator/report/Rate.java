package net.mailmigrator.report;

import java.time.Duration;
import java.util.Locale;

/** How fast an earlier run copied, over all it did: per second of the clock. */
public record Rate(double bytes, double messages) {
    /** A run that copied something; it took at least a second. */
    public static Rate of(long bytes, long messages, Duration length) {
        double seconds = Math.max(1, length.toMillis() / 1000.0);
        return new Rate(bytes / seconds, messages / seconds);
    }

    /** How long it would take for so much, the slower of both. */
    Duration forecast(long pendingBytes, long pendingMessages) {
        double byBytes = bytes > 0 ? pendingBytes / bytes : 0;
        double byMessages = messages > 0 ? pendingMessages / messages : 0;
        return Duration.ofSeconds((long) Math.ceil(Math.max(byBytes, byMessages)));
    }

    @Override
    public String toString() {
        return Words.bytes((long) bytes) + "/s, " + String.format(Locale.ROOT, "%.0f", messages) + " msg/s";
    }
}
