package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.Words;

/** What became of an account, on one line. */
final class AccountLine {
    private AccountLine() {}

    static String of(AccountReport account) {
        List<String> parts = new ArrayList<>();
        parts.add(account.outcome().name().toLowerCase(java.util.Locale.ROOT));
        MessageCounts counts = account.messages();
        if (counts != null) {
            add(parts, counts.copied(), "copied");
            add(parts, counts.adopted(), "adopted");
            add(parts, counts.alreadyThere(), "already there");
            add(parts, counts.excluded(), "excluded");
            add(parts, counts.refused(), "refused");
            add(parts, counts.unreadable(), "unreadable");
            add(parts, counts.undecided(), "undecided");
            add(parts, counts.pending(), "pending");
        }
        add(parts, account.discrepancies().size(), "discrepancies");
        if (!account.failures().isEmpty()) {
            parts.add(Words.shown(account.failures().get(0).text()));
        }
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(Words.count(number) + " " + what);
        }
    }
}
