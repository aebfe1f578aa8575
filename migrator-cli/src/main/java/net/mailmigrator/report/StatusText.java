package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MessageCounts;

/** What {@code status} prints: a line per account. */
final class StatusText {

    private static final int LOGIN = 30;

    private StatusText() {}

    static void write(CommandReport report, Lines lines) {
        lines.row("accounts", states(report.accounts()));
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
            account(account, lines);
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

    private static List<String> states(List<AccountReport> accounts) {
        Map<AccountState, Long> counts = new TreeMap<>();
        accounts.forEach(account -> counts.merge(account.state(), 1L, Long::sum));
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((state, count) -> named.put(Page.lower(state), count));
        List<String> items = new ArrayList<>();
        items.add(Words.count(accounts.size()));
        named.forEach((state, count) -> items.add(Words.count(count.longValue()) + " " + state));
        return items;
    }

    private static void account(AccountReport account, Lines lines) {
        MessageCounts counts = account.messages();
        String arrived = counts == null
                ? appended(account)
                : Words.count(counts.copied() + counts.alreadyThere() + counts.adopted());
        lines.line(columns(
                Lines.cut(account.login(), LOGIN),
                Page.lower(account.state()),
                arrived,
                counts == null ? "–" : Words.count(counts.source()),
                counts == null ? "" : percent(counts),
                account.verifiedAt() == null ? "–" : Words.minute(account.verifiedAt())));
        account.failures().stream().map(Failure::text).forEach(text -> lines.sentence("    failed", text));
    }

    /** What a pass that is still under way has brought so far. */
    private static String appended(AccountReport account) {
        return account.journal() == null ? "–" : Words.count(account.journal().appended());
    }

    /** Rounded down, so that 100 % is said only when nothing is pending. */
    private static String percent(MessageCounts counts) {
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
