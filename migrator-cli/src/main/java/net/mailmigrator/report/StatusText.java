package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/** What {@code status} prints: a line per account. */
final class StatusText {

    private static final int LOGIN = 30;

    private StatusText() {}

    static void write(CommandReport report, Lines lines) {
        lines.row("accounts", states(report.accounts(), report.lastRun()));
        if (report.lastRun() != null) {
            lines.row("last run", lastRun(report.lastRun()));
        }
        if (report.accounts().isEmpty()) {
            lines.sentence("", "The journal knows no account yet.");
            return;
        }
        lines.line("");
        lines.line(columns("account", "state", "at target", "of", "", "verified"));
        for (AccountReport account : report.accounts()) {
            account(account, report.lastRun(), lines);
        }
        lines.line("");
    }

    /** {@code run --wave 4 since 2018-09-18 20:00, pid 4711 on mig1, at work}. */
    static List<String> lastRun(RunInfo run) {
        List<String> items = new ArrayList<>();
        items.add((run.command() + " " + String.join(" ", run.selection())).strip());
        items.add("since " + Words.minute(run.startedAt()));
        if (run.running()) {
            items.add("at work, pid " + run.pid() + " on " + run.host());
        } else if (run.exitStatus() == null || run.endedAt() == null) {
            items.add("was cut off; resume goes on where it stopped");
        } else {
            items.add("until " + Words.minute(run.endedAt()));
            items.add("exit status " + run.exitStatus());
        }
        return items;
    }

    private static List<String> states(List<AccountReport> accounts, @Nullable RunInfo run) {
        Map<String, Long> named = new LinkedHashMap<>();
        accounts.stream()
                .sorted(Comparator.comparing(AccountReport::state))
                .forEach(account -> named.merge(Standing.of(account, run), 1L, Long::sum));
        List<String> items = new ArrayList<>();
        items.add(Words.count(accounts.size()));
        named.forEach((state, count) -> items.add(Words.count(count.longValue()) + " " + state));
        return items;
    }

    private static void account(AccountReport account, @Nullable RunInfo run, Lines lines) {
        MessageCounts counts = account.messages();
        String arrived = counts == null
                ? appended(account)
                : Words.count(counts.copied() + counts.alreadyThere() + counts.adopted());
        lines.line(columns(
                Lines.cut(account.login(), LOGIN),
                Standing.of(account, run),
                arrived,
                counts == null ? "–" : Words.count(counts.source()),
                counts == null ? "" : percent(account.state(), counts),
                account.verifiedAt() == null ? "–" : Words.minute(account.verifiedAt())));
        account.failures().stream().map(Failure::text).forEach(text -> lines.sentence("    failed", text));
    }

    /** What a pass that is still under way has brought so far. */
    private static String appended(AccountReport account) {
        return account.journal() == null ? "–" : Words.count(account.journal().appended());
    }

    /**
     * Rounded down, so that 100 % is said only when nothing is pending; nor is it said of an account that failed, since a
     * folder that could not be opened is in no sum.
     */
    private static String percent(AccountState state, MessageCounts counts) {
        if (state == AccountState.FAILED && counts.pending() == 0) {
            return "";
        }
        long dealtWith = counts.source() - counts.pending();
        return (counts.source() == 0 ? 100 : dealtWith * 100 / counts.source()) + " %";
    }

    private static String columns(String login, String state, String arrived, String of, String percent, String then) {
        return Lines.pad(login, LOGIN + 1)
                + Lines.pad(state, 12)
                + Lines.right(arrived, 9)
                + Lines.right(of, 10)
                + Lines.right(percent, 6)
                + "  "
                + (then.length() > 10 ? then.substring(0, 10) : then);
    }
}
