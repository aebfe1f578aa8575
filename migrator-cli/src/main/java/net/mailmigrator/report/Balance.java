package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/** The sums of I4: every account and every message that was seen is in exactly one state. */
public final class Balance {

    private Balance() {}

    /** Names each sum that does not close, in words; empty where all do. */
    public static List<String> problems(CommandReport report) {
        return problems(report.totals(), report.accounts());
    }

    static List<String> problems(Totals totals, List<AccountReport> accounts) {
        List<String> problems = new ArrayList<>();
        accountSums(totals.accounts(), accounts.size(), problems);
        for (AccountReport account : accounts) {
            messageSums(account, problems);
        }
        totalSum(totals.messages(), accounts, problems);
        return List.copyOf(problems);
    }

    private static void accountSums(Totals.Accounts sums, int listed, List<String> problems) {
        if (sums.read() != sums.outOfScope() + sums.inScope()) {
            problems.add("accounts: %d read, but %d out of scope + %d in scope = %d"
                    .formatted(sums.read(), sums.outOfScope(), sums.inScope(), sums.outOfScope() + sums.inScope()));
        }
        if (sums.inScope() != sums.accounted()) {
            problems.add("accounts: %d in scope, but %d done + %d failed + %d undecided + %d left = %d"
                    .formatted(
                            sums.inScope(),
                            sums.done(),
                            sums.failed(),
                            sums.undecided(),
                            sums.left(),
                            sums.accounted()));
        }
        if (sums.inScope() != listed) {
            problems.add("accounts: %d in scope, but %d listed".formatted(sums.inScope(), listed));
        }
    }

    private static void messageSums(AccountReport account, List<String> problems) {
        long inFolders = 0;
        for (FolderReport folder : account.folders()) {
            MessageCounts counts = folder.messages();
            if (counts != null) {
                inFolders += counts.source();
                unlessItCloses("messages of " + account.login() + " in " + folder.source(), counts, problems);
            }
        }
        MessageCounts counts = account.messages();
        if (counts != null) {
            unlessItCloses("messages of " + account.login(), counts, problems);
            if (inFolders > counts.source()) {
                problems.add("messages of %s: %d at the source, but %d in its folders"
                        .formatted(account.login(), counts.source(), inFolders));
            }
        }
    }

    private static void totalSum(@Nullable MessageCounts total, List<AccountReport> accounts, List<String> problems) {
        MessageCounts sum = accounts.stream()
                .map(AccountReport::messages)
                .filter(Objects::nonNull)
                .reduce(MessageCounts::plus)
                .orElse(null);
        if (!Objects.equals(total, sum)) {
            problems.add("messages: the totals are not the sum over the accounts");
        }
    }

    private static void unlessItCloses(String what, MessageCounts counts, List<String> problems) {
        if (!counts.closes()) {
            problems.add("%s: %d at the source, but %s = %d"
                    .formatted(what, counts.source(), BalanceSum.spelledOut(counts), counts.accounted()));
        }
    }
}
