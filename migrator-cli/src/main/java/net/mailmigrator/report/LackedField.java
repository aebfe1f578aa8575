package net.mailmigrator.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.model.FindingCode;

/**
 * A mapped field that a target does not carry. It is a finding of each account that has it; what to do about it is decided
 * once for the field.
 *
 * @param accounts how many have it
 */
public record LackedField(String target, String field, long accounts) {
    static final String CODE = FindingCode.TARGET_LACKS.code();

    /** Of all targets, those of the most accounts first. */
    static List<LackedField> of(CommandReport report) {
        Map<String, Map<String, Long>> byTarget = report.accounts().stream()
                .flatMap(account -> account.findings().stream())
                .filter(finding -> finding.code().equals(CODE))
                .collect(Collectors.groupingBy(
                        finding -> finding.params().getOrDefault("target", ""),
                        TreeMap::new,
                        Collectors.groupingBy(
                                finding -> finding.params().getOrDefault("field", ""),
                                TreeMap::new,
                                Collectors.counting())));
        return byTarget.entrySet().stream()
                .flatMap(target -> target.getValue().entrySet().stream()
                        .map(field -> new LackedField(target.getKey(), field.getKey(), field.getValue()))
                        .sorted(Comparator.comparing(field -> -field.accounts())))
                .toList();
    }

    /** {@code dovecot-files: addresses 398, forwards 31}, a text for each target. */
    static List<String> texts(CommandReport report) {
        Map<String, String> byTarget = of(report).stream()
                .collect(Collectors.groupingBy(
                        LackedField::target,
                        TreeMap::new,
                        Collectors.mapping(
                                lacked -> lacked.field() + " " + Words.count(lacked.accounts()),
                                Collectors.joining(", "))));
        return byTarget.entrySet().stream()
                .map(target -> target.getKey() + ": " + target.getValue())
                .toList();
    }
}
