package net.mailmigrator.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.verify.Discrepancy;
import org.jspecify.annotations.Nullable;

/**
 * One row per account (RFC 4180: CRLF, quotes where needed, UTF-8 without BOM). A cell that a spreadsheet would run as a
 * formula gets a leading apostrophe. A number that is not known is an empty cell.
 */
final class CsvReport {

    private static final List<String> HEADER = List.of(
            "login",
            "address",
            "customer",
            "wave",
            "outcome",
            "state",
            "verifiedAt",
            "verification",
            "quotaState",
            "quotaBytes",
            "usageBytes",
            "source",
            "copied",
            "alreadyThere",
            "adopted",
            "excluded",
            "refused",
            "unreadable",
            "vanished",
            "undecided",
            "pending",
            "copiedBytes",
            "folders",
            "flagsChanged",
            "deletedAtTarget",
            "newSincePass",
            "goneAtSource",
            "goneAtTarget",
            "unknownAtTarget",
            "toDeleteAtTarget",
            "keptAtTarget",
            "discrepancies",
            "changes",
            "findings",
            "failures",
            "manifests",
            "firstTrouble");

    private final StringBuilder text = new StringBuilder();

    private CsvReport() {}

    /** The whole file. */
    static String of(CommandReport report) {
        CsvReport csv = new CsvReport();
        csv.row(HEADER);
        report.accounts().forEach(account -> csv.row(cells(account)));
        return csv.text.toString();
    }

    private static List<String> cells(AccountReport account) {
        Row row = new Row();
        row.add(account.login(), account.address(), account.customer(), account.wave());
        row.add(account.outcome(), account.state(), account.verifiedAt(), account.verification());
        row.add(account.quotaState(), account.quotaBytes(), account.usageBytes());
        MessageCounts counts = account.messages();
        row.add(counts == null ? null : counts.source());
        BalanceSum.parts(counts == null ? MessageCounts.NONE : counts)
                .forEach(part -> row.add(counts == null ? null : part.count()));
        Totals.Besides besides = account.besides();
        row.add(account.copiedBytes(), account.folders().size());
        row.add(besides.flagsChanged(), besides.deletedAtTarget());
        row.add(besides.newSincePass(), besides.goneAtSource(), besides.goneAtTarget(), besides.unknownAtTarget());
        row.add(account.deletions(Deletion.Outcome.PROPOSED), account.deletions(Deletion.Outcome.KEPT));
        row.add(account.discrepancies().size());
        row.add(account.changes().stream()
                .map(change -> change.field() + ": " + change.before() + " -> " + change.after())
                .collect(Collectors.joining("; ")));
        row.add(account.findings().stream().map(FindingEntry::code).distinct().collect(Collectors.joining(" ")));
        row.add(account.failures().stream().map(Failure::code).distinct().collect(Collectors.joining(" ")));
        row.add(account.manifests().stream().map(ManifestEntry::file).collect(Collectors.joining(" ")));
        row.add(firstTrouble(account));
        return row.cells;
    }

    private static String firstTrouble(AccountReport account) {
        return account.failures().stream()
                .map(Failure::text)
                .findFirst()
                .or(() ->
                        account.discrepancies().stream().map(Discrepancy::text).findFirst())
                .orElse("");
    }

    private void row(List<String> cells) {
        text.append(cells.stream().map(CsvReport::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** A cell as RFC 4180 §2 writes it, and as no spreadsheet runs it. */
    static String cell(String value) {
        String safe = value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static final class Row {

        private final List<String> cells = new java.util.ArrayList<>();

        void add(@Nullable Object... values) {
            for (Object value : values) {
                cells.add(Objects.toString(value, ""));
            }
        }
    }
}
