package net.mailmigrator.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a plan differs from an earlier one of the same batch. Counts of messages and bytes are not compared: they change from
 * hour to hour.
 *
 * @param planDigest of the earlier plan
 * @param startedAt when the earlier plan was made
 * @param added logins that it did not have
 * @param gone logins that only it has
 * @param changed accounts that both have, and that differ
 */
public record PlanDifference(
        @Nullable String planDigest, Instant startedAt, List<String> added, List<String> gone, List<Changed> changed) {

    /** An account that differs. */
    public record Changed(String login, List<Field> fields) {
        public Changed {
            fields = List.copyOf(fields);
        }
    }

    /** What differs: earlier value, value now; empty where there is none. */
    public record Field(String field, String before, String after) {}

    public PlanDifference {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
    }

    /** Compares, in the order of the accounts now. */
    static PlanDifference between(CommandReport earlier, List<AccountReport> now) {
        Map<String, AccountReport> before = new LinkedHashMap<>();
        earlier.accounts().forEach(account -> before.put(account.login(), account));
        List<String> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        for (AccountReport account : now) {
            AccountReport old = before.remove(account.login());
            if (old == null) {
                added.add(account.login());
                continue;
            }
            List<Field> fields = fields(old, account);
            if (!fields.isEmpty()) {
                changed.add(new Changed(account.login(), fields));
            }
        }
        return new PlanDifference(
                earlier.planDigest(), earlier.startedAt(), added, List.copyOf(before.keySet()), changed);
    }

    /** Whether nothing differs. */
    public boolean none() {
        return added.isEmpty() && gone.isEmpty() && changed.isEmpty();
    }

    private static List<Field> fields(AccountReport old, AccountReport now) {
        Map<String, String> before = values(old);
        Map<String, String> after = values(now);
        // reports of earlier versions do not have them
        if (old.mapped() != null && now.mapped() != null) {
            before.putAll(old.mapped());
            after.putAll(now.mapped());
        }
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Field(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .toList();
    }

    /** Everything that is compared, by what it is. */
    private static Map<String, String> values(AccountReport account) {
        Map<String, String> values = new TreeMap<>();
        put(values, "address", account.address());
        put(values, "customer", account.customer());
        put(values, "wave", account.wave());
        put(values, "quota", quota(account));
        values.put("outcome", account.outcome() == Outcome.LEFT ? "to be done" : Page.lower(account.outcome()));
        account.changes()
                .forEach(change -> values.merge(
                        change.field() + " by rule", change.before() + " → " + change.after(), (a, b) -> a + "; " + b));
        account.folders().forEach(folder -> values.put("folder " + folder.source(), folder.target()));
        account.leftOut().forEach(folder -> values.put("folder " + folder.source(), "left out: " + folder.reason()));
        account.findings().stream()
                .collect(Collectors.groupingBy(FindingEntry::code, Collectors.counting()))
                .forEach((code, count) -> values.put("finding " + code, count == 1 ? "raised" : count + " times"));
        account.failures().forEach(failure -> values.put("failure " + failure.code(), failure.text()));
        return values;
    }

    private static @Nullable String quota(AccountReport account) {
        QuotaState state = account.quotaState();
        if (state == null) {
            return null;
        }
        return state == QuotaState.SET ? Words.bytes(account.quotaBytes()) : Page.lower(state);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
