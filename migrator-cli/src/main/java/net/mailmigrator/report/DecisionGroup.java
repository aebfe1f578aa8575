package net.mailmigrator.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The open questions of one code: one block of text to paste. */
public record DecisionGroup(String code, List<DecisionEntry> entries) {

    static List<DecisionGroup> open(CommandReport report) {
        Map<String, List<DecisionEntry>> byCode = report.decisions().stream()
                .filter(entry -> entry.state() == DecisionEntry.State.OPEN)
                .collect(Collectors.groupingBy(DecisionEntry::code, LinkedHashMap::new, Collectors.toList()));
        return byCode.entrySet().stream()
                .map(group -> new DecisionGroup(group.getKey(), group.getValue()))
                .toList();
    }

    /** What may be answered. */
    public List<String> answers() {
        return entries.get(0).answers();
    }

    /** The entries for the decisions file, each below what is asked. */
    public String yaml() {
        return entries.stream()
                .filter(entry -> entry.account() != null || entry.customer() != null)
                .map(entry -> "# " + Words.shown(entry.text()) + "\n"
                        + DecisionLine.line(entry.code(), entry.account(), entry.customer()))
                .collect(Collectors.joining("\n"));
    }
}
