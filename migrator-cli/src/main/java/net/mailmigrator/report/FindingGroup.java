package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.model.Severity;

/** All findings of one code, from the gravest and most frequent down. */
public record FindingGroup(Severity severity, String code, List<Entry> entries) {

    /** One of them. */
    public record Entry(String login, String text) {}

    private static final Comparator<FindingGroup> GRAVEST_FIRST = Comparator.comparing(FindingGroup::severity)
            .thenComparing(group -> -group.entries().size())
            .thenComparing(FindingGroup::code);

    static List<FindingGroup> of(CommandReport report) {
        Map<String, FindingGroup> groups = new LinkedHashMap<>();
        for (AccountReport account : report.accounts()) {
            for (FindingEntry finding : account.findings()) {
                groups.computeIfAbsent(
                                finding.code(), code -> new FindingGroup(finding.severity(), code, new ArrayList<>()))
                        .entries()
                        .add(new Entry(account.login(), finding.text()));
            }
        }
        for (OtherEntry other : report.others()) {
            for (FindingEntry finding : other.findings()) {
                groups.computeIfAbsent(
                                finding.code(), code -> new FindingGroup(finding.severity(), code, new ArrayList<>()))
                        .entries()
                        .add(new Entry(other.title(), finding.text()));
            }
        }
        return groups.values().stream().sorted(GRAVEST_FIRST).toList();
    }

    /** How many accounts it concerns. */
    public long accounts() {
        return entries.stream().map(Entry::login).distinct().count();
    }
}
