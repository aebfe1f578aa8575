package net.mailmigrator.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.OldAdmin;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.Problems;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.source.AccountSource.SourceReading;
import net.mailmigrator.template.Field;

/** Collects what a source yields. Not for several threads. */
public final class ReadingBuilder {
    private final AccountAssembler assembler;
    private final List<SourceAccount> accounts = new ArrayList<>();
    private final List<AddressEntry> entries = new ArrayList<>();
    private final List<OldDomain> domains = new ArrayList<>();
    private final List<OldAdmin> admins = new ArrayList<>();
    private final List<Problem> badRows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, List<String>> placesByLogin = new LinkedHashMap<>();

    /** @param assembler makes accounts of rows */
    public ReadingBuilder(AccountAssembler assembler) {
        this.assembler = assembler;
    }

    /** Adds an account, or the reason why its rows make none. */
    public void add(AccountRows rows) {
        rows.account()
                .cell(Field.LOGIN)
                .ifPresent(login -> placesByLogin
                        .computeIfAbsent(login, first -> new ArrayList<>())
                        .add(rows.account().place()));
        try {
            accounts.add(assembler.assemble(rows));
        } catch (BadRowException bad) {
            String place = rows.account().place();
            boolean own = place.equals(bad.place());
            addBadRow(bad.place(), bad.reason() + (own ? "" : "; so the account " + place + " is left out"));
        }
    }

    /** Adds an address that belongs to no account, of all rows that are about it. */
    public void addEntry(List<Row> rows) {
        addOrReport(entries, () -> assembler.entry(rows));
    }

    /** Adds a row of the query {@code domains}. */
    public void addDomain(Row row) {
        addOrReport(domains, () -> assembler.domain(row));
    }

    /** Adds a row of the query {@code admins}. */
    public void addAdmin(Row row) {
        addOrReport(admins, () -> assembler.admin(row));
    }

    private <T> void addOrReport(List<T> list, Made<T> made) {
        try {
            list.add(made.get());
        } catch (BadRowException bad) {
            addBadRow(bad.place(), bad.reason());
        }
    }

    /** Something that is made of rows, or cannot be. */
    private interface Made<T> {
        T get() throws BadRowException;
    }

    /** Adds a row that cannot be used; the reason holds no secret. */
    public void addBadRow(String place, String reason) {
        badRows.add(new Problem(place, reason));
    }

    /** Adds a remark on the source as a whole. */
    public void note(String text) {
        notes.add(text);
    }

    /**
     * What was read. Rows that share a login are bad rows, all of them: nobody can say which is right.
     *
     * @throws net.mailmigrator.model.ProblemsException where one row came twice: a mistake in the template
     */
    public SourceReading build() {
        Map<String, List<String>> twice = new LinkedHashMap<>(placesByLogin);
        twice.values().removeIf(places -> places.size() < 2);
        refuseRowsThatComeTwice(twice);
        accounts.removeIf(account -> twice.containsKey(account.login()));
        twice.forEach((login, places) -> addBadRow(
                String.join(", ", places),
                "the login " + login + " stands there " + places.size()
                        + " times. Nobody can say which is right, so none of them is used: leave one in the source"));
        noteExtras();
        return new SourceReading(accounts, entries, domains, admins, badRows, notes);
    }

    private static void refuseRowsThatComeTwice(Map<String, List<String>> twice) {
        List<String> logins = twice.entrySet().stream()
                .filter(entry -> new HashSet<>(entry.getValue()).size()
                        < entry.getValue().size())
                .map(Map.Entry::getKey)
                .toList();
        Problems problems = new Problems();
        logins.stream().limit(1).forEach(login -> {
            List<String> places = Objects.requireNonNull(twice.get(login));
            problems.add(
                    places.get(0),
                    "the row of the login " + login + " comes " + places.size() + " times: "
                            + String.join(", ", places)
                            + (logins.size() == 1 ? "" : " (and so do those of " + (logins.size() - 1) + " more)")
                            + ". A query of the template yields an account more than once; a join may be the reason");
        });
        problems.throwIfAny();
    }

    private void noteExtras() {
        Map<String, Integer> columns = new TreeMap<>();
        accounts.forEach(account -> count(columns, "", account.extra()));
        entries.forEach(entry -> count(columns, "addresses.", entry.extra()));
        domains.forEach(domain -> count(columns, "domains.", domain.extra()));
        admins.forEach(admin -> count(columns, "admins.", admin.extra()));
        if (!columns.isEmpty()) {
            note("kept beside the accounts, since no field takes it (with the number of rows): "
                    + columns.entrySet().stream()
                            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    private static void count(Map<String, Integer> columns, String prefix, Map<String, String> extra) {
        extra.keySet().forEach(column -> columns.merge(prefix + column, 1, Integer::sum));
    }
}
