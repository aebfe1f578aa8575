package net.mailmigrator.mapping.wave;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.WaveWish;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants of waves, beside what the source says. What names an account most closely holds.
 *
 * @param byDomain domains as {@link EmailAddress} has them
 * @param byCustomer by {@link Customer#id()}
 */
public record WaveList(
        Map<String, WaveWish> byLogin, Map<String, WaveWish> byDomain, Map<String, WaveWish> byCustomer) {
    /** No wishes beside the source's. */
    public static final WaveList NONE = new WaveList(Map.of(), Map.of(), Map.of());

    public WaveList {
        byLogin = Map.copyOf(byLogin);
        byDomain = Map.copyOf(byDomain);
        byCustomer = Map.copyOf(byCustomer);
    }

    /** The wish for an account: the list's, else the source's. */
    WaveWish of(SourceAccount account) {
        @Nullable WaveWish wish = byLogin.get(account.login());
        if (wish == null && account.address() != null) {
            wish = byDomain.get(account.address().domain());
        }
        if (wish == null && account.customer() != null) {
            wish = byCustomer.get(account.customer().id());
        }
        return wish == null ? account.wish() : wish;
    }

    /** What it names and the source does not have. */
    List<String> unknown(List<SourceAccount> accounts) {
        Set<String> known = new HashSet<>();
        for (SourceAccount account : accounts) {
            @Nullable EmailAddress address = account.address();
            @Nullable Customer customer = account.customer();
            known.add("login " + account.login());
            known.add(address == null ? "" : "domain " + address.domain());
            known.add(customer == null ? "" : "customer " + customer.id());
        }
        Set<String> named = new TreeSet<>();
        byLogin.keySet().forEach(login -> named.add("login " + login));
        byDomain.keySet().forEach(domain -> named.add("domain " + domain));
        byCustomer.keySet().forEach(customer -> named.add("customer " + customer));
        named.removeAll(known);
        return new ArrayList<>(named);
    }
}
