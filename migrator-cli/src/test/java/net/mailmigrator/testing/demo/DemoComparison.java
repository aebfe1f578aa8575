package net.mailmigrator.testing.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Compares all accounts of the demo on both servers, without any class of the migrator:
 * {@code DemoComparison OLD_PORT NEW_PORT}; the password is in DEMO_PASSWORD. Ends with 0 if both hold the same mail.
 */
public final class DemoComparison {
    private static final int SHOWN = 10;

    private DemoComparison() {}

    /** Entry point. */
    public static void main(String[] args) throws Exception {
        int oldPort = Integer.parseInt(args[0]);
        int newPort = Integer.parseInt(args[1]);
        int messages = 0;
        List<String> differences = new ArrayList<>();
        for (DemoAccount account : DemoAccount.all()) {
            SortedMap<String, Integer> old = content(oldPort, account);
            SortedMap<String, Integer> moved = content(newPort, account);
            messages += old.values().stream().mapToInt(Integer::intValue).sum();
            differences.addAll(difference(account.login() + ": not on the new server: ", old, moved));
            differences.addAll(difference(account.login() + ": only on the new server: ", moved, old));
        }
        differences.stream().limit(SHOWN).forEach(System.out::println);
        System.out.printf(
                "%d accounts, %d messages on the old server, %d differences on the new one (folder, flags, keywords,"
                        + " INTERNALDATE, SHA-256)%n",
                DemoAccount.all().size(), messages, differences.size());
        System.exit(differences.isEmpty() && messages > 0 ? 0 : 1);
    }

    private static SortedMap<String, Integer> content(int port, DemoAccount account) throws Exception {
        try (DemoStore store = DemoStore.open(port, account.login(), System.getenv("DEMO_PASSWORD"))) {
            return store.content();
        }
    }

    private static List<String> difference(String words, Map<String, Integer> left, Map<String, Integer> right) {
        return left.entrySet().stream()
                .filter(entry -> right.getOrDefault(entry.getKey(), 0) < entry.getValue())
                .map(entry -> words + entry.getKey())
                .toList();
    }
}
