package net.mailmigrator.report;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.RetentionPreview;
import net.mailmigrator.verify.Discrepancy;
import org.jspecify.annotations.Nullable;

/**
 * One row per account (RFC 4180: CRLF, quotes where needed). What a spreadsheet would run as a formula gets an apostrophe
 * before it, also within a cell behind a character that some spreadsheet takes for a separator, whatever this file's is. A
 * number that is not known is an empty cell.
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
            "retentionFrom",
            "retentionMessages",
            "retentionBytes",
            "retentionOldest",
            "changes",
            "findings",
            "failures",
            "manifests",
            "targetClass",
            "firstTrouble");

    private static final String SIGNS = "=+\\-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final Pattern FORMULA =
            Pattern.compile("^(?=[" + SIGNS + "\\t\\r\\n])|(?<=[,;\\t\\r\\n\"])(?=[" + SIGNS + "])");

    private final StringBuilder text = new StringBuilder();
    private final CsvStyle style;

    private CsvReport(CsvStyle style) {
        this.style = style;
        text.append(style.start());
    }

    /** The whole file. */
    static String of(CommandReport report) {
        return of(report, CsvStyle.PLAIN);
    }

    /** The whole file for a certain spreadsheet. */
    static String of(CommandReport report, CsvStyle style) {
        CsvReport csv = new CsvReport(style);
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
        row.add(retention(account.retention()));
        row.add(account.changes().stream()
                .map(change -> change.field() + ": " + change.before() + " -> " + change.after())
                .collect(Collectors.joining("; ")));
        row.add(account.findings().stream().map(FindingEntry::code).distinct().collect(Collectors.joining(" ")));
        row.add(account.failures().stream().map(Failure::code).distinct().collect(Collectors.joining(" ")));
        row.add(account.manifests().stream().map(ManifestEntry::file).collect(Collectors.joining(" ")));
        JournalEntry journal = account.journal();
        row.add(journal == null ? null : journal.targetClass());
        row.add(firstTrouble(account));
        return row.cells;
    }

    /** Empty where nothing is deleted by age; without sums where nobody has looked, or a size is not known. */
    private static @Nullable Object[] retention(@Nullable RetentionPreview preview) {
        if (preview == null || preview.folders() == null) {
            return new @Nullable Object[] {preview == null ? null : preview.firstDeletion(), null, null, null};
        }
        List<RetentionPreview.Loss> losses = preview.losses();
        boolean sized = losses.stream().allMatch(loss -> loss.bytes() != null);
        return new @Nullable Object[] {
            preview.firstDeletion(),
            losses.stream().mapToLong(RetentionPreview.Loss::messages).sum(),
            sized
                    ? losses.stream()
                            .mapToLong(loss -> Objects.requireNonNull(loss.bytes()))
                            .sum()
                    : null,
            losses.stream()
                    .map(RetentionPreview.Loss::oldest)
                    .min(Comparator.naturalOrder())
                    .orElse(null)
        };
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
        text.append(cells.stream().map(cell -> cell(cell, style)).collect(Collectors.joining(style.separator())))
                .append("\r\n");
    }

    /** A cell as RFC 4180 §2 writes it, and as no spreadsheet runs it. */
    static String cell(String value, CsvStyle style) {
        String safe = FORMULA.matcher(value).replaceAll("'");
        boolean quoted = safe.contains(style.separator()) || safe.chars().anyMatch(c -> "\"\t\r\n".indexOf(c) >= 0);
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
