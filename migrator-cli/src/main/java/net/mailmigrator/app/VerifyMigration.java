package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.mailmigrator.batch.AccountRunner;
import net.mailmigrator.config.Settings;
import net.mailmigrator.copy.StopRequest;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalStore;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.StopException;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.AccountReportBuilder;
import net.mailmigrator.report.Outcome;
import net.mailmigrator.report.ReportBuilder;
import net.mailmigrator.verify.VerifySettings;
import org.jspecify.annotations.Nullable;

/** {@code verify}: compares the target with what the last pass saw at the source. Changes neither. */
public final class VerifyMigration {
    private final Environment environment;

    /** A use case in an environment. */
    public VerifyMigration(Environment environment) {
        this.environment = environment;
    }

    /**
     * What is asked.
     *
     * @param contentPercent how many messages are read whole; null: as the settings say
     * @param trace the account whose dialogue is wanted; null: none
     */
    public record Request(
            CommandOptions options,
            Selection selection,
            @Nullable Integer contentPercent,
            @Nullable String trace) {}

    /** Verifies and reports. */
    public ExitStatus run(Request request) {
        Workplace workplace = Workplace.open(environment, request.options(), "verify");
        Settings settings = workplace.settings();
        try (Journal journal = new JournalStore(settings.journal(), environment.clock())
                .open(settings.identity(), Version.current(), "verify")) {
            return run(workplace, journal, request);
        }
    }

    private ExitStatus run(Workplace workplace, Journal journal, Request request) {
        Progress progress = journal.progress();
        try (Preparation preparation = new Preparation(workplace, request.selection(), progress, request.trace());
                RunBoard board = new RunBoard(journal, workplace.progress())) {
            List<MappedAccount> accounts = preparation.reading().selected().stream()
                    .map(result -> result.account())
                    .toList();
            List<MappedAccount> known = accounts.stream()
                    .filter(account -> progress.account(account.login())
                            .filter(facts -> facts.attempts() > 0)
                            .isPresent())
                    .toList();
            if (known.isEmpty()) {
                throw new StopException(
                        ExitStatus.USAGE,
                        "nothing of the selected accounts was copied yet, so there is nothing to verify; begin with"
                                + " \"migrator run\". Nothing was touched.");
            }
            VerifyStep step =
                    new VerifyStep(depth(workplace.settings(), request), preparation.sides(), environment.clock());
            Interrupts interrupts = environment.interrupts().get();
            Verification verification = new Verification(journal, step, interrupts, board);
            List<AccountReport> reports = verification.run(known, Planning.slots(workplace.settings()));
            board.close();
            ReportBuilder builder = workplace
                    .report()
                    .read(preparation.reading().read(), preparation.reading().read() - reports.size())
                    .notSelected(preparation.reading().others().size())
                    .accounts(reports)
                    .selection(request.selection().toArguments());
            verification
                    .unreachable()
                    .ifPresentOrElse(
                            text -> builder.note(text).exit(ExitStatus.UNREACHABLE),
                            () -> interrupts.status().ifPresent(builder::exit));
            return workplace.finish(builder.next(workplace.next("status")));
        }
    }

    private static VerifySettings depth(Settings settings, Request request) {
        VerifySettings.Depth depth = settings.verify().depth() == VerifySettings.Depth.NONE
                ? VerifySettings.Depth.METADATA
                : settings.verify().depth();
        Integer percent = request.contentPercent();
        return new VerifySettings(depth, percent == null ? settings.verify().contentPercent() : percent);
    }

    /** The accounts in parallel. */
    private static final class Verification {
        private final Journal journal;
        private final VerifyStep step;
        private final StopRequest stop;
        private final RunBoard board;
        private final AtomicReference<@Nullable String> unreachable = new AtomicReference<>();

        Verification(Journal journal, VerifyStep step, StopRequest stop, RunBoard board) {
            this.journal = journal;
            this.step = step;
            this.stop = stop;
            this.board = board;
        }

        List<AccountReport> run(List<MappedAccount> accounts, int slots) {
            board.expect("verify", accounts.size(), -1);
            List<AccountReport> done =
                    new ArrayList<>(new AccountRunner(slots, () -> stop.requested() || unreachable.get() != null)
                            .run(accounts, this::verify));
            accounts.stream()
                    .skip(done.size())
                    .forEach(account ->
                            done.add(standing(account).outcome(Outcome.LEFT).build()));
            return done;
        }

        Optional<String> unreachable() {
            return Optional.ofNullable(unreachable.get());
        }

        private AccountReportBuilder standing(MappedAccount account) {
            AccountFacts facts = journal.account(account.login()).facts();
            return AccountReport.of(facts);
        }

        private AccountReport verify(MappedAccount account) {
            board.begin(account.login());
            AccountReportBuilder report = standing(account);
            try {
                step.run(account, journal.account(account.login()), report, false);
            } catch (MailException failure) {
                unreachable.set(failure.sentence("Accounts that were not begun are left; run verify again."));
            }
            AccountReport built = report.build();
            board.end(account.login(), AccountLine.of(built));
            return built;
        }
    }
}
