package net.mailmigrator.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.SourceAccount;

/** Who has which login and which address, for rules that compare an account with the others. */
final class AccountIndex {
    private final Map<String, List<SourceAccount>> byFoldedLogin;
    private final Map<EmailAddress, Map<String, SourceAccount>> byAddress = new TreeMap<>();

    AccountIndex(List<SourceAccount> accounts) {
        this.byFoldedLogin = accounts.stream().collect(Collectors.groupingBy(account -> folded(account.login())));
        for (SourceAccount account : accounts) {
            for (AccountAddress own : account.addresses()) {
                byAddress
                        .computeIfAbsent(own.address(), address -> new LinkedHashMap<>())
                        .put(account.login(), account);
            }
        }
    }

    /** Other accounts whose login is the same but for upper and lower case. */
    List<SourceAccount> loginTwins(SourceAccount account) {
        return byFoldedLogin.getOrDefault(folded(account.login()), List.of()).stream()
                .filter(other -> !other.login().equals(account.login()))
                .toList();
    }

    /** Other accounts that have this address. */
    List<SourceAccount> othersWith(EmailAddress address, SourceAccount account) {
        return byAddress.getOrDefault(address, Map.of()).values().stream()
                .filter(other -> !other.login().equals(account.login()))
                .toList();
    }

    private static String folded(String login) {
        return login.toLowerCase(Locale.ROOT);
    }
}
