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
import net.mailmigrator.report.Outcome;
import net.mailmigrator.report.ReportBuilder;

/** {@code find}: where one message is on both sides, and what became of it. Changes nothing. */
public final class FindMessage {
    private final Environment environment;

    /** A use case in an environment. */
    public FindMessage(Environment environment) {
        this.environment = environment;
    }

    /** By Message-ID, with or without its brackets. */
    public ExitStatus byMessageId(CommandOptions options, String account, String id) {
        return run(options, account, MessageSearch.messageId(id));
    }

    /** By INTERNALDATE, to the second, and RFC822.SIZE. */
    public ExitStatus byDateAndSize(CommandOptions options, String account, Instant date, long size) {
        return run(options, account, MessageSearch.dateAndSize(date, size));
    }

    private record Place(MailboxName mailbox, long uid) {}

    private ExitStatus run(CommandOptions options, String name, MessageSearch search) {
        Workplace workplace = Workplace.openQuietly(environment, options, "find");
        Selection selection = new Selection(List.of(name), List.of(), List.of(), List.of(), false, false);
        try (Preparation preparation = new Preparation(workplace, selection, Progress.NONE, null, StopRequest.NEVER)) {
            MappedAccount account = preparation.reading().selected().get(0).account();
            ReportBuilder builder = workplace.report().selection(selection.toArguments());
            AccountReportBuilder report = AccountReport.of(account).outcome(Outcome.DONE);
            Set<Place> atSource = look(preparation.sides().source(), account, search, builder, report);
            Set<Place> atTarget = look(preparation.sides().target(), account, search, builder, report);
            long rows = journal(workplace, account, search, atSource, atTarget, builder);
            boolean found = !atSource.isEmpty() || !atTarget.isEmpty() || rows > 0;
            if (!found) {
                builder.note("no such message was found").exit(ExitStatus.PARTIAL);
            }
            preparation.notes().forEach(builder::note);
            return workplace.finish(
                    builder.accounts(List.of(report.build())).next(workplace.next("show " + account.login())));
        }
    }

    private static Set<Place> look(
            Side side,
            MappedAccount account,
            MessageSearch search,
            ReportBuilder builder,
            AccountReportBuilder report) {
        try (MailboxReader reader = side.serverOfMaybe(account).openReader(side.credentials(account))) {
            MessageSearch.Result result = search.in(reader);
            result.hits().forEach(hit -> builder.note(side.name() + ": " + words(hit)));
            result.unread().forEach(words -> builder.note("not read at the " + side.name() + ": " + words));
            return result.hits().stream()
                    .map(hit -> new Place(hit.mailbox(), hit.message().uid()))
                    .collect(Collectors.toSet());
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
            return Set.of();
        }
    }

    private static String words(Hit hit) {
        return hit.mailbox() + ", UID " + hit.message().uid() + ", "
                + hit.message().size() + " bytes" + date(hit.message().internalDate());
    }

    private static String date(@org.jspecify.annotations.Nullable InternalDate date) {
        return date == null ? "" : ", " + Instant.ofEpochSecond(date.epochSecond());
    }

    /** How many rows it knows of the message. */
    private static long journal(
            Workplace workplace,
            MappedAccount account,
            MessageSearch search,
            Set<Place> atSource,
            Set<Place> atTarget,
            ReportBuilder builder) {
        Optional<List<FoundRow>> rows = new JournalReader(workplace.settings().journal())
                .find(account.login(), found -> isMeant(found, search, atSource, atTarget));
        if (rows.isEmpty()) {
            builder.note("a run holds the journal, so that it was not asked; ask again when it has ended");
            return 0;
        }
        rows.get().forEach(row -> builder.note("journal: " + words(row)));
        return rows.get().size();
    }

    private static boolean isMeant(FoundRow found, MessageSearch search, Set<Place> atSource, Set<Place> atTarget) {
        MessageRow row = found.row();
        return atSource.contains(new Place(found.source(), row.sourceUid()))
                || (row.targetUid() != null && atTarget.contains(new Place(found.target(), row.targetUid())))
                || search.matches(row.internalDate(), row.sizeAsListed());
    }

    private static String words(FoundRow found) {
        MessageRow row = found.row();
        String state = row.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String proof = row.proof() == null ? "" : " (" + row.proof() + ")";
        String to = row.targetUid() == null ? "" : " as " + found.target() + ", UID " + row.targetUid();
        String answer = row.answer() == null ? "" : ": " + row.answer();
        return found.source() + ", UID " + FormerUid.uid(row.sourceUid()) + (row.sourceUid() < 0 ? " (formerly)" : "")
                + ", is " + state + proof + to + answer;
    }
}
