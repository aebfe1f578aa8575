package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.mailmigrator.model.MappedAccount;

/**
 * Which accounts a command works on; empty lists mean no restriction.
 *
 * @param accounts logins or addresses
 * @param notAccounts logins or addresses that are left alone
 * @param domains domains of the accounts' addresses
 * @param waves waves as the source or the settings name them
 * @param all every account, said out loud
 * @param onlyFailed only accounts whose last run failed
 */
public record Selection(
        List<String> accounts,
        List<String> notAccounts,
        List<String> domains,
        List<String> waves,
        boolean all,
        boolean onlyFailed) {
    /** Every account. */
    public static final Selection EVERYTHING = new Selection(List.of(), List.of(), List.of(), List.of(), false, false);

    public Selection {
        accounts = List.copyOf(accounts);
        notAccounts = List.copyOf(notAccounts);
        domains = List.copyOf(domains);
        waves = List.copyOf(waves);
    }

    /** Whether an account is meant, the journal's word on failures aside. */
    public boolean names(MappedAccount account) {
        return (accounts.isEmpty() || accounts.stream().anyMatch(name -> isNameOf(name, account)))
                && notAccounts.stream().noneMatch(name -> isNameOf(name, account))
                && (domains.isEmpty() || domains.stream().anyMatch(account.domain()::equalsIgnoreCase))
                && (waves.isEmpty() || waves.stream().anyMatch(wave -> wave.equals(account.wave())));
    }

    /** Whether a name is the account's login, or its address in any case. */
    static boolean isNameOf(String name, MappedAccount account) {
        return name.equals(account.login())
                || (account.address() != null
                        && name.toLowerCase(Locale.ROOT)
                                .equals(account.address().toString()));
    }

    /** Whether it restricts nothing and does not say so either. */
    public boolean saysNothing() {
        return accounts.isEmpty() && domains.isEmpty() && waves.isEmpty() && !all && !onlyFailed;
    }

    /** As options of the command line, for the journal. */
    public List<String> toArguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--account", accounts);
        add(arguments, "--not-account", notAccounts);
        add(arguments, "--domain", domains);
        add(arguments, "--wave", waves);
        if (all) {
            arguments.add("--all");
        }
        if (onlyFailed) {
            arguments.add("--only-failed");
        }
        return List.copyOf(arguments);
    }

    private static void add(List<String> arguments, String option, List<String> values) {
        for (String value : values) {
            arguments.add(option);
            arguments.add(value);
        }
    }

    /** The selection that {@link #toArguments()} wrote. Options that are no selection are passed over. */
    public static Selection ofArguments(List<String> arguments) {
        List<String> accounts = new ArrayList<>();
        List<String> notAccounts = new ArrayList<>();
        List<String> domains = new ArrayList<>();
        List<String> waves = new ArrayList<>();
        boolean all = false;
        boolean onlyFailed = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--account" -> accounts.add(rest.next());
                case "--not-account" -> notAccounts.add(rest.next());
                case "--domain" -> domains.add(rest.next());
                case "--wave" -> waves.add(rest.next());
                case "--all" -> all = true;
                case "--only-failed" -> onlyFailed = true;
                default -> throw new IllegalArgumentException("not a selection: " + arguments);
            }
        }
        return new Selection(accounts, notAccounts, domains, waves, all, onlyFailed);
    }

    /** As a person would type it; {@code all accounts} where it restricts nothing. */
    @Override
    public String toString() {
        return (saysNothing() && notAccounts.isEmpty()) || toArguments().equals(List.of("--all"))
                ? "all accounts"
                : asTyped();
    }

    /** As options for a shell; empty where it says nothing. */
    String asTyped() {
        return toArguments().stream().map(Selection::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
