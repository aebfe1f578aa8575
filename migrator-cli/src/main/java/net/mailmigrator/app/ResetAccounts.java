package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.mailmigrator.config.Settings;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalStore;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.Outcome;

/** {@code reset}: forgets what the journal knows of accounts. No server is contacted. */
public final class ResetAccounts {
    private final Environment environment;

    /** A use case in an environment. */
    public ResetAccounts(Environment environment) {
        this.environment = environment;
    }

    /** Forgets all of the named accounts, or none where one of them is not known. */
    public ExitStatus run(CommandOptions options, List<String> names) {
        Workplace workplace = Workplace.open(environment, options, "reset");
        Settings settings = workplace.settings();
        try (Journal journal = new JournalStore(settings.journal(), environment.clock())
                .open(settings.identity(), Version.current(), "reset")) {
            List<AccountFacts> known = known(journal.progress(), names);
            known.forEach(facts -> journal.reset(facts.login()));
            List<AccountReport> reports = known.stream()
                    .map(facts -> AccountReport.of(facts).outcome(Outcome.DONE).build())
                    .toList();
            List<String> selection = new ArrayList<>();
            known.forEach(facts -> selection.addAll(List.of("--account", facts.login())));
            return workplace.finish(workplace
                    .report()
                    .accounts(reports)
                    .selection(selection)
                    .note("forgotten; the numbers are those the journal had")
                    .exit(ExitStatus.OK)
                    .next(workplace.next("run " + String.join(" ", selection))));
        }
    }

    private static List<AccountFacts> known(Progress progress, List<String> names) {
        List<AccountFacts> known = new ArrayList<>();
        for (String name : names) {
            known.add(progress.accounts().stream()
                    .filter(facts -> name.equals(facts.login())
                            || name.toLowerCase(Locale.ROOT).equals(facts.address()))
                    .findFirst()
                    .orElseThrow(() -> new StopException(
                            ExitStatus.USAGE,
                            "the journal knows no account with the login or address " + name
                                    + ". Nothing was forgotten.")));
        }
        return known;
    }
}
