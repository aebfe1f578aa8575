package net.mailmigrator.report;

import java.util.List;
import net.mailmigrator.model.FindingCode;

/** Which accounts a run left alone because they are not as the named plan said any more. */
final class DriftText {

    private static final int MOST_NAMES = 5;

    private DriftText() {}

    static void write(CommandReport report, Lines lines) {
        List<String> logins = report.accounts().stream()
                .filter(AccountReport::drifted)
                .map(AccountReport::login)
                .toList();
        if (!logins.isEmpty()) {
            int rest = logins.size() - MOST_NAMES;
            lines.sentence(
                    "drift",
                    "%s %s left alone, not being as the plan said (%s): %s%s"
                            .formatted(
                                    Words.count(logins.size(), "account"),
                                    logins.size() == 1 ? "was" : "were",
                                    FindingCode.DRIFT.code(),
                                    String.join(", ", logins.subList(0, Math.min(MOST_NAMES, logins.size()))),
                                    rest > 0 ? " and " + Words.count(rest) + " more" : ""));
        }
    }
}
