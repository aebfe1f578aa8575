package net.mailmigrator.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.Severity;

/**
 * A finding as reports carry it.
 *
 * @param code as in the table of codes: {@code SPAM-MOVE-TO-REJECT}
 * @param params the named values of the text
 */
public record FindingEntry(String code, Severity severity, String text, SortedMap<String, String> params) {

    public FindingEntry {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }

    /** The finding in words. */
    public static FindingEntry of(Finding finding) {
        return new FindingEntry(
                finding.code().code(), finding.severity(), finding.text(), new TreeMap<>(finding.params()));
    }
}
