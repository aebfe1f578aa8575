package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/** What {@code show} prints: all that is known of an account. */
final class ShowText {

    private static final int FOLDER = 34;

    private ShowText() {}

    static void write(CommandReport report, Lines lines) {
        for (AccountReport account : report.accounts()) {
            account(account, report.lastRun(), lines);
        }
        if (report.lastRun() != null) {
            lines.row("last run", StatusText.lastRun(report.lastRun()));
        }
    }

    private static void account(AccountReport account, @Nullable RunInfo run, Lines lines) {
        lines.row("account", present(account.login(), account.address()));
        lines.row("belongs to", belonging(account));
        lines.row("state", state(account, run));
        lines.row("quota", quota(account));
        if (account.messages() != null) {
            lines.sentence(
                    "balance",
                    "%s = %s"
                            .formatted(
                                    Words.count(account.messages().source()),
                                    BalanceSum.spelledOut(account.messages())));
        }
        JournalEntry journal = account.journal();
        if (journal != null) {
            lines.row(
                    "at target",
                    List.of(Words.count(journal.appended(), "message"), Words.bytes(journal.appendedBytes())));
            lines.sentence("came out", journal.targetClass() == null ? "" : journal.targetClass());
        }
        if (account.verifiedAt() != null) {
            lines.row("verified", present(Words.minute(account.verifiedAt()) + " UTC", account.verification()));
        }
        account.changes()
                .forEach(change -> lines.sentence(
                        "change",
                        "%s: %s -> %s (%s)".formatted(change.field(), change.before(), change.after(), change.rule())));
        account.findings()
                .forEach(finding -> lines.sentence(
                        Page.lower(finding.severity()), "%s  %s".formatted(finding.code(), finding.text())));
        account.failures().forEach(failure -> lines.sentence("failed", place(failure) + failure.text()));
        account.discrepancies()
                .forEach(found ->
                        lines.sentence("differs", "%s: %s (%s)".formatted(found.folder(), found.text(), found.code())));
        folders(account, lines);
    }

    private static void folders(AccountReport account, Lines lines) {
        if (account.folders().isEmpty() && account.leftOut().isEmpty()) {
            return;
        }
        lines.line("");
        for (FolderReport folder : account.folders()) {
            String name = folder.source().equals(folder.target())
                    ? folder.source()
                    : folder.source() + " -> " + folder.target();
            MessageCounts counts = folder.messages();
            lines.beside(
                    columns(name, counts == null ? null : Long.valueOf(counts.source())),
                    counts == null ? List.of() : BalanceSum.summands(counts));
        }
        for (FolderReport.LeftOut folder : account.leftOut()) {
            lines.beside(
                    columns(folder.source(), folder.messages()), List.of(("left out: " + folder.reason()).split(" ")));
        }
        lines.line("");
    }

    private static String columns(String folder, @Nullable Long messages) {
        return Lines.pad(Lines.cut(folder, FOLDER), FOLDER + 1) + Lines.right(Words.count(messages), 9) + "  ";
    }

    private static List<String> belonging(AccountReport account) {
        List<String> items = new ArrayList<>();
        if (account.customer() != null) {
            items.add("customer " + account.customer());
        }
        if (account.wave() != null) {
            items.add("wave " + account.wave());
        }
        return items;
    }

    private static List<String> state(AccountReport account, @Nullable RunInfo run) {
        List<String> items = new ArrayList<>();
        items.add(Standing.of(account, run));
        JournalEntry journal = account.journal();
        if (journal != null) {
            AccountWords.add(items, journal.attempts(), journal.attempts() == 1 ? "attempt" : "attempts");
            if (journal.updatedAt() != null) {
                items.add("last changed " + Words.minute(journal.updatedAt()) + " UTC");
            }
        }
        return items;
    }

    private static List<String> quota(AccountReport account) {
        List<String> items = new ArrayList<>();
        if (account.quotaState() != null) {
            items.add(
                    account.quotaState() == QuotaState.SET
                            ? Words.bytes(account.quotaBytes())
                            : Page.lower(account.quotaState()));
        }
        if (account.usageBytes() != null) {
            items.add(Words.bytes(account.usageBytes()) + " used at the source");
        }
        return items;
    }

    private static String place(Failure failure) {
        return failure.folder() == null
                ? ""
                : failure.folder() + (failure.uid() == null ? "" : ", UID " + failure.uid()) + ": ";
    }

    private static List<String> present(String always, @Nullable String maybe) {
        return maybe == null ? List.of(always) : List.of(always, maybe);
    }
}
