package net.mailmigrator.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.app.Selection;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import picocli.CommandLine.Option;

/** Which accounts. */
final class SelectionOptions {
    @Option(
            names = "--account",
            paramLabel = "A|@FILE",
            description = "Only this account (login or address); repeatable. @FILE: those in the file, one a line.")
    List<String> accounts = new ArrayList<>();

    @Option(
            names = "--not-account",
            paramLabel = "A|@FILE",
            description = "Not this account; repeatable, @FILE as above.")
    List<String> notAccounts = new ArrayList<>();

    @Option(
            names = "--domain",
            paramLabel = "D",
            description = "Only accounts with an address in this domain; repeatable.")
    List<String> domains = new ArrayList<>();

    @Option(names = "--wave", paramLabel = "W", description = "Only accounts of this wave; repeatable.")
    List<String> waves = new ArrayList<>();

    @Option(names = "--all", description = "All accounts. Where waves are declared, run wants this, or a choice.")
    boolean all;

    @Option(names = "--only-failed", description = "Only accounts that failed in the last run.")
    boolean onlyFailed;

    Selection selection() {
        return new Selection(expand(accounts), expand(notAccounts), domains, waves, all, onlyFailed);
    }

    private static List<String> expand(List<String> names) {
        List<String> expanded = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("@")) {
                expanded.addAll(linesOf(Path.of(name.substring(1))));
            } else {
                expanded.add(name);
            }
        }
        return expanded;
    }

    /** Names one a line; blank lines and lines that begin with # are passed over. */
    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new StopException(
                    ExitStatus.USAGE,
                    "cannot read the accounts in " + file + ": "
                            + unreadable.getClass().getSimpleName()
                            + ". It is a UTF-8 text with one login or address a line.",
                    unreadable);
        }
    }
}
