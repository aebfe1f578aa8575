package net.mailmigrator.mapping.wave;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.WaveWish;
import net.mailmigrator.model.WaveWish.Preference;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that move together: those of a domain always, those of a customer unless it may be split.
 *
 * @param wish the one of their wishes by which nobody moves sooner than he wants; a named wave goes before all
 */
record Group(List<SourceAccount> accounts, WaveWish wish) {
    /** From the weakest to the strongest. */
    private static final List<Preference> STRENGTH =
            List.of(Preference.ANY, Preference.FIRST, Preference.NOT_BEFORE, Preference.LAST, Preference.NAMED);

    /** Small ones first; in the same order whatever order the source has. */
    static final Comparator<Group> SMALLEST = Comparator.comparing(
                    (Group group) -> group.accounts().size())
            .thenComparing(Group::bytes)
            .thenComparing(group -> group.accounts().get(0).login());

    private static final Comparator<WaveWish> STRONGEST = Comparator.comparing(
                    (WaveWish wish) -> STRENGTH.indexOf(wish.preference()))
            .thenComparing(wish -> Objects.requireNonNullElse(wish.notBefore(), LocalDate.MIN))
            .thenComparing(wish -> Objects.requireNonNullElse(wish.wave(), ""), WaveNames.ORDER);

    static List<Group> of(List<SourceAccount> accounts, WaveSettings settings) {
        int[] parent = IntStream.range(0, accounts.size()).toArray();
        Map<String, Integer> holders = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            for (String key : keys(accounts.get(i), settings.split())) {
                @Nullable Integer holder = holders.putIfAbsent(key, i);
                if (holder != null) {
                    parent[root(parent, i)] = root(parent, holder);
                }
            }
        }
        Map<Integer, List<SourceAccount>> groups = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            groups.computeIfAbsent(root(parent, i), root -> new ArrayList<>()).add(accounts.get(i));
        }
        return groups.values().stream()
                .map(group -> of(group, settings.list()))
                .sorted(SMALLEST)
                .toList();
    }

    private static Group of(List<SourceAccount> members, WaveList list) {
        List<SourceAccount> accounts = members.stream()
                .sorted(Comparator.comparing(SourceAccount::login))
                .toList();
        return new Group(
                accounts, accounts.stream().map(list::of).max(STRONGEST).orElse(WaveWish.ANY));
    }

    private static List<String> keys(SourceAccount account, boolean split) {
        List<String> keys = new ArrayList<>();
        if (account.address() != null) {
            keys.add("domain " + account.address().domain());
        }
        if (account.customer() != null && !split) {
            keys.add("customer " + account.customer().id());
        }
        return keys;
    }

    private static int root(int[] parent, int start) {
        int at = start;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** What they hold, as far as it is known. */
    long bytes() {
        return accounts.stream()
                .mapToLong(account -> account.usageBytes() == null ? 0 : account.usageBytes())
                .sum();
    }
}
