package net.mailmigrator.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.mailmigrator.mapping.MappingSettings;
import net.mailmigrator.model.Exemption;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.SentAs;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code mapping} says of senders: {@code sentBy}, a list of who has really sent as what, taken from logs (R18),
 * and {@code exemptions}, requests to send as any address of some domains (R19).
 */
final class SenderListsReader {
    private static final List<String> SENT = List.of("login", "sender", "count", "last", "from");
    private static final List<String> EXEMPT =
            List.of("login", "domains", "requestedby", "requestedat", "approvedby", "reason", "validuntil");
    private static final CsvList.Header SENT_HEADER = new CsvList.Header(
            SENT,
            columns -> columns.contains("login") && columns.contains("sender"),
            "login, sender, count, last and from",
            "login,sender,count,last");
    private static final CsvList.Header EXEMPT_HEADER = new CsvList.Header(
            EXEMPT,
            columns -> columns.containsAll(List.of("login", "domains", "approvedby")),
            "login, domains, requestedBy, requestedAt, approvedBy, reason and validUntil",
            "login,domains,requestedBy,requestedAt,approvedBy,reason,validUntil");

    private final Section mapping;
    private final ZoneId zone;

    /** @param zone of days without a time in the lists */
    SenderListsReader(Section mapping, ZoneId zone) {
        this.mapping = mapping;
        this.zone = zone;
    }

    /** Both, and the day of the switch; logins as they are. */
    MappingSettings.Lists read() {
        return new MappingSettings.Lists(
                LoginStrategy.AS_IS, mapping.read("switchDate", Kinds.DAY).orElse(null), sentBy(), exemptions());
    }

    private Map<String, List<SentAs>> sentBy() {
        Map<String, List<SentAs>> sent = new HashMap<>();
        file("sentBy")
                .ifPresent(file -> new CsvList(mapping, "sentBy", SENT_HEADER)
                        .read(
                                file,
                                (place, row) -> sent.computeIfAbsent(need("login", row), login -> new ArrayList<>())
                                        .add(sentAs(row))));
        return sent;
    }

    private SentAs sentAs(Map<String, String> row) throws BadValue {
        String count = row.getOrDefault("count", "1");
        if (!count.matches("\\d{1,15}")) {
            throw new BadValue("count is \"" + count + "\", must be a whole number");
        }
        @Nullable String last = row.get("last");
        return new SentAs(
                row.getOrDefault("sender", ""),
                Long.parseLong(count),
                last == null ? null : day(last).atStartOfDay(zone).toOffsetDateTime(),
                row.get("from"));
    }

    /** A time of the day behind it makes no difference. */
    private static LocalDate day(String text) throws BadValue {
        return Kinds.DAY.read(text.length() > 10 ? text.substring(0, 10) : text);
    }

    private List<Exemption> exemptions() {
        List<Exemption> all = new ArrayList<>();
        file("exemptions")
                .ifPresent(file -> new CsvList(mapping, "exemptions", EXEMPT_HEADER)
                        .read(file, (place, row) -> all.add(exemption(place, row))));
        return all;
    }

    private static Exemption exemption(String place, Map<String, String> row) throws BadValue {
        @Nullable String until = row.get("validuntil");
        List<String> domains = Stream.of(need("domains", row).split("[\\s,;]+"))
                .filter(domain -> !domain.isEmpty())
                .toList();
        if (domains.isEmpty()) {
            throw new BadValue("names no domains");
        }
        return new Exemption(
                place,
                need("login", row),
                domains,
                row.getOrDefault("requestedby", ""),
                row.getOrDefault("approvedby", ""),
                row.getOrDefault("reason", ""),
                until == null ? null : day(until));
    }

    private Optional<Path> file(String key) {
        return mapping.read(key, mapping.context()::path);
    }

    private static String need(String column, Map<String, String> row) throws BadValue {
        @Nullable String cell = row.get(column);
        if (cell == null) {
            throw new BadValue("names no " + column);
        }
        return cell;
    }
}
