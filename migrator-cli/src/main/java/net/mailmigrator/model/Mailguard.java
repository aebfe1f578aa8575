package net.mailmigrator.model;

import java.util.List;

/** The old system's report of held mail; it has no successor (R21b). */
public record Mailguard(boolean active, List<String> recipients) {
    public Mailguard {
        recipients = List.copyOf(recipients);
    }
}
