package net.mailmigrator.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.mapping.wave.WaveList;
import net.mailmigrator.mapping.wave.WaveSettings;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.WaveWish;
import net.mailmigrator.model.WaveWish.Preference;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code waves}: a file with a header line of {@code customer}, {@code domain}, {@code login} (one of them filled in
 * each line), {@code wave} (a name, FIRST, LAST or ANY), {@code notBefore} and {@code reason}. Semicolons and tabs do as
 * well as commas.
 */
final class WaveListReader {
    private static final String KEY = "waves";
    private static final List<String> SUBJECTS = List.of("login", "domain", "customer");
    private static final List<String> COLUMNS = List.of("login", "domain", "customer", "wave", "notbefore", "reason");

    private static final CsvList.Header HEADER = new CsvList.Header(
            COLUMNS,
            columns -> columns.stream().anyMatch(SUBJECTS::contains),
            "customer, domain, login (one at least), wave, notBefore and reason",
            "customer,wave,reason");

    private final CsvList list;
    private final Map<String, Map<String, WaveWish>> wishes = new HashMap<>();

    private WaveListReader(Section root) {
        this.list = new CsvList(root, KEY, HEADER);
    }

    /**
     * The waves that are declared; null: none are.
     *
     * @param rules what the rules say of them; null: nothing
     */
    static @Nullable WaveSettings read(Section root, @Nullable WaveSettings rules) {
        @Nullable Path file = root.read(KEY, root.context()::path).orElse(null);
        if (file == null) {
            return rules;
        }
        WaveList list = new WaveListReader(root).list(file);
        return rules == null
                ? new WaveSettings(list, null, null, false)
                : new WaveSettings(list, rules.mostAccounts(), rules.mostBytes(), rules.split());
    }

    private WaveList list(Path file) {
        list.read(file, this::entry);
        return new WaveList(wishes("login"), wishes("domain"), wishes("customer"));
    }

    private void entry(String place, Map<String, String> row) throws BadValue {
        List<String> named = SUBJECTS.stream().filter(row::containsKey).toList();
        if (named.size() != 1) {
            throw new BadValue("must name exactly one of customer, domain and login");
        }
        String subject = named.get(0);
        String name = row.getOrDefault(subject, "");
        if (wishes(subject).put(subject.equals("domain") ? domain(name) : name, wish(row)) != null) {
            throw new BadValue(subject + " " + name + " stands there twice");
        }
    }

    private Map<String, WaveWish> wishes(String subject) {
        return wishes.computeIfAbsent(subject, key -> new HashMap<>());
    }

    private static String domain(String name) throws BadValue {
        return DomainName.parse(name)
                .map(DomainName::ascii)
                .orElseThrow(() -> new BadValue("\"" + name + "\" is no domain"));
    }

    private static WaveWish wish(Map<String, String> row) throws BadValue {
        @Nullable String wave = row.get("wave");
        @Nullable String notBefore = row.get("notbefore");
        @Nullable String reason = row.get("reason");
        @Nullable LocalDate day = notBefore == null ? null : Kinds.DAY.read(notBefore);
        for (Preference word : List.of(Preference.ANY, Preference.FIRST, Preference.LAST)) {
            if (word.name().equalsIgnoreCase(wave)) {
                return new WaveWish(word, null, day, reason);
            }
        }
        if (wave != null) {
            return new WaveWish(Preference.NAMED, wave, day, reason);
        }
        if (day == null) {
            throw new BadValue("says neither a wave nor notBefore");
        }
        return new WaveWish(Preference.NOT_BEFORE, null, day, reason);
    }
}
