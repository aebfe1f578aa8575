package net.mailmigrator.report;

import java.util.List;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Problem;

/** How a command that went through ends, judged from what it found. */
final class Verdict {

    private Verdict() {}

    /** What is judged. */
    record Facts(
            String command,
            Totals totals,
            List<AccountReport> accounts,
            List<Problem> badRows,
            List<CheckResult> checks,
            List<String> unbalanced) {}

    static ExitStatus of(Facts facts) {
        Totals.Accounts accounts = facts.totals().accounts();
        boolean amiss = !facts.badRows().isEmpty()
                || !facts.unbalanced().isEmpty()
                || accounts.failed() > 0
                || facts.totals().discrepancies() > 0
                || facts.checks().stream().anyMatch(check -> check.level() == CheckResult.Level.FAILED);
        return switch (facts.command()) {
            case "plan" -> accounts.undecided() > 0 ? ExitStatus.DECISIONS_OPEN : partialIf(amiss);
            case "status", "show", "check" -> partialIf(amiss);
            default -> partialIf(amiss || accounts.undecided() > 0 || accounts.left() > 0 || refused(facts));
        };
    }

    private static boolean refused(Facts facts) {
        MessageCounts counts = facts.totals().messages();
        long accepted = facts.accounts().stream()
                .mapToLong(AccountReport::acceptedMessages)
                .sum();
        return counts != null && counts.refused() + counts.unreadable() + counts.undecided() > accepted;
    }

    private static ExitStatus partialIf(boolean amiss) {
        return amiss ? ExitStatus.PARTIAL : ExitStatus.OK;
    }
}
