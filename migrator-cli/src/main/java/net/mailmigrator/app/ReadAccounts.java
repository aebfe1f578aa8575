package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.mapping.AccountMapper;
import net.mailmigrator.mapping.MappingResult;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.StopException;
import net.mailmigrator.source.AccountSource;

/** The first step: reads the old panel, maps its accounts and picks those that are meant. */
final class ReadAccounts {
    private final AccountSource source;
    private final AccountMapper mapper;
    private final OperatorDecisions decisions;

    ReadAccounts(AccountSource source, AccountMapper mapper, OperatorDecisions decisions) {
        this.source = source;
        this.mapper = mapper;
        this.decisions = decisions;
    }

    /**
     * Reads all accounts.
     *
     * @throws StopException where the source as a whole cannot be used, or nothing is left to do
     */
    Reading read(Selection selection, Progress progress) {
        AccountSource.SourceReading raw = source.read();
        decisions.check(raw.accounts());
        AccountMapper.Mapping mapping = mapper.map(raw.panel());
        checkNames(selection, mapping.results());
        Map<Boolean, List<MappingResult>> meant = mapping.results().stream()
                .collect(Collectors.partitioningBy(result -> selection.names(result.account())
                        && (!selection.onlyFailed() || failed(result.account(), progress))));
        List<MappingResult> selected = meant.getOrDefault(true, List.of());
        if (selected.isEmpty() && !selection.onlyFailed() && !mapping.results().isEmpty()) {
            throw new StopException(
                    ExitStatus.USAGE,
                    "no account is selected by " + selection + ": the source has "
                            + mapping.results().size() + " accounts in scope. Nothing was touched.");
        }
        return new Reading(
                selected,
                raw.accounts().size(),
                raw.accounts().size() - selected.size(),
                meant.getOrDefault(false, List.of()).stream()
                        .map(MappingResult::account)
                        .toList(),
                mapping.outOfScope(),
                raw.badRows(),
                mapping.others(),
                notes(raw, mapping, selection.onlyFailed() && selected.isEmpty()));
    }

    /** Where there is nothing to do, a reader must not take the exit status for work that was done. */
    private static List<String> notes(
            AccountSource.SourceReading raw, AccountMapper.Mapping mapping, boolean noneFailed) {
        List<String> notes = new ArrayList<>(raw.notes());
        notes.addAll(mapping.notes());
        if (raw.accounts().isEmpty()) {
            notes.add("the source has no accounts" + (raw.badRows().isEmpty() ? "" : " that can be used")
                    + ", so there was nothing to do");
        } else if (mapping.results().isEmpty()) {
            notes.add("none of the source's accounts is in scope, so there was nothing to do");
        } else if (noneFailed) {
            notes.add("no account has failed (--only-failed), so there was nothing to do");
        }
        return notes;
    }

    private static void checkNames(Selection selection, List<MappingResult> results) {
        List<String> unknown = Stream.concat(selection.accounts().stream(), selection.notAccounts().stream())
                .filter(name -> results.stream().noneMatch(result -> Selection.isNameOf(name, result.account())))
                .toList();
        if (!unknown.isEmpty()) {
            throw new StopException(
                    ExitStatus.USAGE,
                    "no account in scope has this login or address: " + String.join(", ", unknown)
                            + ". \"migrator plan --inspect none\" lists them all. Nothing was touched.");
        }
    }

    private static boolean failed(MappedAccount account, Progress progress) {
        return progress.account(account.login()).map(ReadAccounts::failed).orElse(false);
    }

    private static boolean failed(AccountFacts facts) {
        return facts.state() == AccountState.FAILED || facts.failure() != null;
    }
}
