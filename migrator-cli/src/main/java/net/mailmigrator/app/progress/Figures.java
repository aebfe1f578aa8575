package net.mailmigrator.app.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What has been counted so far, and what it means per second. Thread-safe. */
final class Figures {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private String activity = "";
    private int accounts;
    private int accountsDone;
    private long expectedMessages = -1;
    private long messages;
    private long octets;
    private Instant begun = Instant.EPOCH;

    synchronized void expect(String what, int ofAccounts, long ofMessages, Instant now) {
        activity = what;
        accounts = ofAccounts;
        accountsDone = 0;
        expectedMessages = ofMessages;
        messages = 0;
        octets = 0;
        begun = now;
    }

    synchronized void accountDone() {
        accountsDone++;
    }

    synchronized void copied(long moreMessages, long moreOctets) {
        messages += moreMessages;
        octets += moreOctets;
    }

    synchronized String accounts() {
        return accountsDone + "/" + accounts;
    }

    synchronized double share() {
        if (expectedMessages > 0) {
            return Math.min(1, (double) messages / expectedMessages);
        }
        return accounts == 0 ? 0 : (double) accountsDone / accounts;
    }

    /** One line without the bar: {@code copy 12/52 accounts  45,210/412,903 messages …}. */
    synchronized String line(Instant now) {
        StringBuilder text = new StringBuilder(activity)
                .append(' ')
                .append(accountsDone)
                .append('/')
                .append(accounts)
                .append(" accounts");
        if (expectedMessages >= 0) {
            double seconds = Math.max(0.001, Duration.between(begun, now).toMillis() / 1000.0);
            text.append("  ")
                    .append(count(messages))
                    .append('/')
                    .append(count(expectedMessages))
                    .append(" msg");
            text.append("  ").append(size(octets));
            text.append("  ").append(size((long) (octets / seconds))).append("/s");
            text.append("  ").append(count((long) (messages / seconds))).append(" msg/s");
            eta(seconds).ifPresent(left -> text.append("  ETA ").append(left));
        }
        return text.toString();
    }

    private Optional<String> eta(double seconds) {
        if (messages == 0 || expectedMessages <= messages) {
            return Optional.empty();
        }
        long left = (long) (seconds * (expectedMessages - messages) / messages);
        return Optional.of(String.format(Locale.ROOT, "%d:%02d:%02d", left / 3600, left % 3600 / 60, left % 60));
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String size(long octets) {
        double value = octets;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
