package net.mailmigrator.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.journal.AccountDetails;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.FormerUid;
import net.mailmigrator.journal.JournalReader;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.journal.UidPair;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.StopException;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.report.FolderReport;
import net.mailmigrator.report.UidList;

/** {@code show}: everything the journal knows about one account. */
public final class ShowAccount {
    private static final Set<MessageState> FAILED =
            EnumSet.of(MessageState.REFUSED, MessageState.UNREADABLE, MessageState.UNDECIDED);

    private static final int NAMED_UIDS = 20;

    private final Environment environment;

    /** A use case in an environment. */
    public ShowAccount(Environment environment) {
        this.environment = environment;
    }

    /** Looks and reports. */
    public ExitStatus run(CommandOptions options, String name) {
        Workplace workplace = Workplace.openQuietly(environment, options, "show");
        JournalReader reader = new JournalReader(workplace.settings().journal());
        Progress progress = reader.progress();
        String login = login(progress, name);
        AccountDetails details = reader.account(login).orElseThrow(() -> unknown(name));
        AccountReportBuilder account = AccountReport.of(details.facts())
                .balanceOfLastPass(details.facts())
                .folders(folders(details));
        if (progress.lastRun() != null && progress.lastRun().exitStatus() == null) {
            account.cutOff(details.facts());
        }
        details.failures().forEach(noted -> account.failed(noted.failure()));
        List<Failure> failed = messages(details);
        boolean toFolder = options.out() != null || options.json();
        failed.stream().limit(toFolder ? Long.MAX_VALUE : NAMED_UIDS).forEach(account::failed);
        var builder = workplace.report().accounts(List.of(account.build())).selection(List.of("--account", login));
        if (!toFolder && failed.size() > NAMED_UIDS) {
            builder.note("and " + (failed.size() - NAMED_UIDS)
                    + " more messages that failed; all of them: migrator show " + name + " --out DIR");
        }
        others(details).forEach(builder::note);
        details.findings().forEach(finding -> builder.note(finding.code() + ": " + finding.text()));
        details.discrepancies()
                .forEach(difference ->
                        builder.note(difference.code() + " in " + difference.folder() + ": " + difference.text()));
        if (!details.whole()) {
            builder.note("a run holds the journal, so that only the sums are known; ask again when it has ended");
        }
        if (options.out() != null) {
            builder.note(uids(workplace.folder(), reader.uids(login)));
        }
        return workplace.finish(builder.exit(ExitStatus.OK).next(workplace.next("run --account " + login)));
    }

    /** Writes which UID became which; what is said of it. */
    private static String uids(Path folder, Optional<List<UidPair>> pairs) {
        if (pairs.isEmpty()) {
            return "uids.csv is not written while a run holds the journal";
        }
        try {
            UidList.write(folder, pairs.get());
            return "uids.csv lists under which UID each message stands at the source and at the target ("
                    + pairs.get().size() + ")";
        } catch (IOException unwritten) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "cannot write uids.csv into " + folder + ": "
                            + unwritten.getClass().getSimpleName() + " " + unwritten.getMessage()
                            + ". Nothing else was touched. Make room, or name another folder with --out.",
                    unwritten);
        }
    }

    private static String login(Progress progress, String name) {
        return progress.accounts().stream()
                .filter(facts -> name.equals(facts.login())
                        || name.toLowerCase(Locale.ROOT).equals(facts.address()))
                .map(AccountFacts::login)
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static StopException unknown(String name) {
        return new StopException(
                ExitStatus.USAGE,
                "the journal knows no account with the login or address " + name
                        + "; \"migrator status\" lists those it knows");
    }

    private static List<FolderReport> folders(AccountDetails details) {
        return details.mailboxes().stream()
                .map(mailbox -> new FolderReport(
                        mailbox.source().toString(), mailbox.target().toString(), mailbox.counts(), null))
                .toList();
    }

    /** Messages that did not arrive, with the server's words. */
    private static List<Failure> messages(AccountDetails details) {
        List<Failure> failures = new ArrayList<>();
        for (AccountDetails.Message message : details.messages()) {
            MessageState state = message.row().state();
            if (hasFailed(message)) {
                String answer = message.row().answer();
                failures.add(new Failure(
                        FailureScope.MESSAGE,
                        "MESSAGE-" + state,
                        answer == null ? words(state) : answer,
                        message.source().toString(),
                        FormerUid.uid(message.row().sourceUid())));
            }
        }
        return failures;
    }

    /** {@code excluded: INBOX, UID 4, 7 (copy.exclude: largerThan 1MiB)}: what is no failure, by folder and reason. */
    private static List<String> others(AccountDetails details) {
        Map<String, List<AccountDetails.Message>> groups = details.messages().stream()
                .filter(message -> !hasFailed(message))
                .collect(Collectors.groupingBy(ShowAccount::place, LinkedHashMap::new, Collectors.toList()));
        List<String> notes = new ArrayList<>();
        groups.forEach((place, messages) -> {
            String answer = messages.get(0).row().answer();
            notes.add(place + ", UID " + uids(messages) + (answer == null ? "" : " (" + answer + ")"));
        });
        return notes;
    }

    private static String uids(List<AccountDetails.Message> messages) {
        int more = messages.size() - NAMED_UIDS;
        return messages.stream()
                        .limit(NAMED_UIDS)
                        .map(message ->
                                String.valueOf(FormerUid.uid(message.row().sourceUid())))
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static boolean hasFailed(AccountDetails.Message message) {
        return FAILED.contains(message.row().state()) && message.accepted() == null;
    }

    private static String place(AccountDetails.Message message) {
        String accepted = message.accepted() == null ? "" : ", accepted by " + message.accepted();
        return words(message.row().state()) + accepted + ": " + message.source();
    }

    private static String words(MessageState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
