package net.mailmigrator.report;

import java.util.List;
import java.util.Locale;
import net.mailmigrator.model.OtherFindings;
import org.jspecify.annotations.Nullable;

/**
 * What was noticed about something that is no account.
 *
 * @param kind address, domain, admin, customer, login
 */
public record OtherEntry(String kind, String name, @Nullable String customer, List<FindingEntry> findings) {
    public OtherEntry {
        findings = List.copyOf(findings);
    }

    static OtherEntry of(OtherFindings other) {
        return new OtherEntry(
                other.kind().name().toLowerCase(Locale.ROOT),
                other.name(),
                other.customer(),
                other.findings().stream().map(FindingEntry::of).toList());
    }

    /** What it is and its name, for lists among accounts. */
    String title() {
        return kind + " " + name;
    }
}
