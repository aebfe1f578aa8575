package net.mailmigrator.report;

import java.util.List;

/**
 * One thing that {@code check} looked at.
 *
 * @param subject what it is: {@code source imap}, {@code login domain.de3}
 * @param text what was seen, on one line
 * @param details further lines: certificate names, the {@code trust:} line to paste, capabilities
 */
public record CheckResult(Level level, String subject, String text, List<String> details) {

    /** How good it looks. */
    public enum Level {
        OK,
        WARN,
        FAILED
    }

    public CheckResult {
        details = List.copyOf(details);
    }
}
