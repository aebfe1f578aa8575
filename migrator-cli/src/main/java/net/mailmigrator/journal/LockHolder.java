package net.mailmigrator.journal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who holds a batch, as the lock file says it. */
record LockHolder(String command, long pid, String host, Instant since) {
    String toText() {
        return "command=" + command + "\npid=" + pid + "\nhost=" + host + "\nsince=" + since + "\n";
    }

    /** Empty where the file is empty or half written. */
    static Optional<LockHolder> parse(String text) {
        Map<String, String> fields = text.lines()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (first, second) -> second));
        try {
            return Optional.of(new LockHolder(
                    fields.getOrDefault("command", ""),
                    Long.parseLong(fields.getOrDefault("pid", "")),
                    fields.getOrDefault("host", ""),
                    Instant.parse(fields.getOrDefault("since", ""))));
        } catch (NumberFormatException | DateTimeParseException halfWritten) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "migrator " + command + " (process " + pid + " on " + host + ", since " + since + ")";
    }
}
