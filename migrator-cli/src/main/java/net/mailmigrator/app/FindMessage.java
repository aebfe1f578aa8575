package net.mailmigrator.app;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.app.MessageSearch.Hit;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.journal.FormerUid;
import net.mailmigrator.journal.FoundRow;
import net.mailmigrator.journal.JournalReader;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.report.FoundMessage;
import net.mailmigrator.report.Outcome;
import net.mailmigrator.report.ReportBuilder;
import org.jspecify.annotations.Nullable;

/** {@code find}: where one message is on both sides, and what became of it. Changes nothing. */
public final class FindMessage {
    private final Environment environment;

    /** A use case in an environment. */
    public FindMessage(Environment environment) {
        this.environment = environment;
    }

    /** By Message-ID, with or without its brackets. */
    public ExitStatus byMessageId(CommandOptions options, String account, String id) {
        return run(options, account, MessageIdSearch.of(id));
    }

    /** By INTERNALDATE, to the second, and RFC822.SIZE. */
    public ExitStatus byDateAndSize(CommandOptions options, String account, Instant date, long size) {
        return run(options, account, new ListingSearch(date, size));
    }

    private record Place(MailboxName mailbox, long uid) {}

    private ExitStatus run(CommandOptions options, String name, MessageSearch search) {
        Workplace workplace = Workplace.openQuietly(environment, options, "find");
        Selection selection = new Selection(List.of(name), List.of(), List.of(), List.of(), false, false);
        try (Preparation preparation = new Preparation(workplace, selection, Progress.NONE, null, StopRequest.NEVER)) {
            MappedAccount account = preparation.reading().selected().get(0).account();
            ReportBuilder builder = workplace.report().selection(selection.toArguments());
            AccountReportBuilder report = AccountReport.of(account).outcome(Outcome.DONE);
            List<Hit> atSource = look(preparation.sides().source(), account, search, builder, report);
            List<Hit> atTarget = look(preparation.sides().target(), account, search, builder, report);
            Optional<List<FoundRow>> rows = journal(workplace, account, search, atSource, atTarget);
            FoundMessage found = found(atSource, atTarget, rows);
            say(found, builder);
            builder.found(found);
            if (atSource.isEmpty() && atTarget.isEmpty() && found.journal().isEmpty()) {
                builder.note("no such message was found").exit(ExitStatus.PARTIAL);
            }
            preparation.notes().forEach(builder::note);
            return workplace.finish(
                    builder.accounts(List.of(report.build())).next(workplace.next("show " + account.login())));
        }
    }

    private static List<Hit> look(
            Side side,
            MappedAccount account,
            MessageSearch search,
            ReportBuilder builder,
            AccountReportBuilder report) {
        try (MailboxReader reader = side.serverOfMaybe(account).openReader(side.credentials(account))) {
            MessageSearch.Result result = search.in(reader);
            result.unread().forEach(words -> builder.note("not read at the " + side.name() + ": " + words));
            return result.hits();
        } catch (MailException failure) {
            report.outcome(Outcome.FAILED);
            report.failed(new Failure(
                    failure.scope() == FailureScope.RUN ? FailureScope.ACCOUNT : failure.scope(),
                    "NOT-SEARCHED",
                    "the " + side.name() + " of " + account.login() + ": "
                            + failure.sentence("Nothing was changed; ask again."),
                    null,
                    null));
            if (failure.scope() == FailureScope.RUN) {
                builder.exit(ExitStatus.UNREACHABLE);
            }
            return List.of();
        }
    }

    /** What the journal knows of it; empty where a run holds the journal. */
    private static Optional<List<FoundRow>> journal(
            Workplace workplace, MappedAccount account, MessageSearch search, List<Hit> atSource, List<Hit> atTarget) {
        Set<Place> old = places(atSource);
        Set<Place> fresh = places(atTarget);
        return new JournalReader(workplace.settings().journal()).find(account.login(), found -> {
            MessageRow row = found.row();
            return old.contains(new Place(found.source(), row.sourceUid()))
                    || (row.targetUid() != null && fresh.contains(new Place(found.target(), row.targetUid())))
                    || search.matches(row);
        });
    }

    private static Set<Place> places(List<Hit> hits) {
        return hits.stream()
                .map(hit -> new Place(hit.mailbox(), hit.message().uid()))
                .collect(Collectors.toSet());
    }

    private static FoundMessage found(List<Hit> atSource, List<Hit> atTarget, Optional<List<FoundRow>> rows) {
        return new FoundMessage(
                copies(atSource),
                copies(atTarget),
                rows.orElse(List.of()).stream().map(FindMessage::row).toList(),
                rows.isPresent());
    }

    private static List<FoundMessage.Copy> copies(List<Hit> hits) {
        return hits.stream()
                .map(hit -> new FoundMessage.Copy(
                        hit.mailbox().toString(),
                        hit.message().uid(),
                        hit.message().size(),
                        instant(hit.message().internalDate())))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable InternalDate date) {
        return date == null ? null : Instant.ofEpochSecond(date.epochSecond());
    }

    private static FoundMessage.Row row(FoundRow found) {
        MessageRow row = found.row();
        return new FoundMessage.Row(
                found.source().toString(),
                FormerUid.uid(row.sourceUid()),
                row.sourceUid() < 0,
                row.state().name(),
                row.proof() == null ? null : row.proof().name(),
                row.targetUid() == null ? null : found.target().toString(),
                row.targetUid(),
                row.answer());
    }

    private static void say(FoundMessage found, ReportBuilder builder) {
        found.source().forEach(copy -> builder.note("source: " + words(copy)));
        found.target().forEach(copy -> builder.note("target: " + words(copy)));
        found.journal().forEach(row -> builder.note("journal: " + words(row)));
        if (!found.journalAsked()) {
            builder.note("a run holds the journal, so that it was not asked; ask again when it has ended");
        }
    }

    private static String words(FoundMessage.Copy copy) {
        String date = copy.internalDate() == null ? "" : ", " + copy.internalDate();
        return copy.folder() + ", UID " + copy.uid() + ", " + copy.bytes() + " bytes" + date;
    }

    private static String words(FoundMessage.Row row) {
        String state = row.state().toLowerCase(Locale.ROOT).replace('_', ' ');
        String proof = row.proof() == null ? "" : " (" + row.proof() + ")";
        String to = row.targetUid() == null ? "" : " as " + row.targetFolder() + ", UID " + row.targetUid();
        String answer = row.answer() == null ? "" : ": " + row.answer();
        return row.folder() + ", UID " + row.uid() + (row.former() ? " (formerly)" : "") + ", is " + state + proof + to
                + answer;
    }
}
