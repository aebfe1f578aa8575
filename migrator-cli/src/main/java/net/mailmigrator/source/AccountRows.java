package net.mailmigrator.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All rows of one account: its own, and by query name those of other queries. Not for several threads. */
public final class AccountRows {
    private final Row account;
    private final Map<String, List<Row>> others = new LinkedHashMap<>();
    private final List<String> defects = new ArrayList<>();

    /** @param account the account's own row */
    public AccountRows(Row account) {
        this.account = account;
    }

    /** Adds a row of another query. */
    public void add(String query, Row row) {
        others.computeIfAbsent(query, name -> new ArrayList<>()).add(row);
    }

    /** Adds a sentence on what does not fit together in the panel's own data. */
    public void addDefect(String text) {
        defects.add(text);
    }

    /** What does not fit together in the panel's own data, besides what the account's own row says. */
    public List<String> defects() {
        return List.copyOf(defects);
    }

    /** The account's own row. */
    public Row account() {
        return account;
    }

    /** The rows of another query, in its order. */
    public List<Row> of(String query) {
        return List.copyOf(others.getOrDefault(query, List.of()));
    }

    /** The queries that have rows. */
    public List<String> queries() {
        return List.copyOf(others.keySet());
    }
}
