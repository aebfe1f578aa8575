package net.mailmigrator.template;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.mailmigrator.model.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What a source template says: how the rows of a panel become accounts.
 *
 * @param file where it stands, for messages
 * @param description one line for people
 * @param booleans the panel's words for yes and no; besides them the usual ones are understood
 * @param noDates dates that mean "no date"
 * @param zone the zone of its dates and times; null: that of the settings
 * @param fields how cells are read, by field; fields that are not named are read as they are
 * @param queries for databases, by name; {@code accounts} is always there; empty for files
 * @param format of files
 * @param columns for files: the header names of each field, best first; empty for databases
 */
public record SourceTemplate(
        Path file,
        String description,
        Map<String, Boolean> booleans,
        List<String> noDates,
        @Nullable ZoneId zone,
        Map<Field, Conversion> fields,
        Map<String, Query> queries,
        Format format,
        Map<Field, List<String>> columns) {
    /** Names of the queries that fill fields of an account; rows of any other are kept in {@code extra}. */
    public static final List<String> KNOWN_QUERIES = List.of(
            "accounts",
            "addresses",
            "forwards",
            "autoresponders",
            "spamLists",
            "mailguard",
            "catchAll",
            "folders",
            "collectors",
            "scripts",
            "filters",
            "sent",
            "senders",
            "logins");

    /** The query for tables in which aliases, forwards and catch-alls stand together; its rows name no account. */
    public static final String ROUTES = "routes";

    /** Names of the queries whose rows are about something else than an account. */
    public static final List<String> OTHER_QUERIES = List.of("domains", "admins", ROUTES);

    /** The field without which a query is of no use. */
    public static Field keyOf(String query) {
        return switch (query) {
            case "accounts", "admins" -> Field.LOGIN;
            case "domains" -> Field.DOMAIN;
            case ROUTES -> Field.ADDRESS;
            default -> Field.ACCOUNT;
        };
    }

    /** What files a template reads. */
    public enum Format {
        CSV("csv", "tsv"),
        JSON("json"),
        YAML("yaml", "yml");

        private final List<String> endings;

        Format(String... endings) {
            this.endings = List.of(endings);
        }

        /** How their names end. */
        public List<String> endings() {
            return endings;
        }
    }

    /**
     * One query.
     *
     * @param row what a row is called in messages, as {@code postfach}; with its id it makes its place
     * @param place where it stands, for messages: file, line and key
     */
    public record Query(String row, String sql, String place) {}

    /** The same with a zone, where it has none of its own. */
    public SourceTemplate in(ZoneId settings) {
        return zone != null
                ? this
                : new SourceTemplate(file, description, booleans, noDates, settings, fields, queries, format, columns);
    }

    /** The zone that holds. */
    public ZoneId zoneOrDefault() {
        return zone == null ? Moment.GERMANY : zone;
    }

    /** Whether it reads a database. */
    public boolean isJdbc() {
        return !queries.isEmpty();
    }

    /** How the cells of a field are read. */
    public Conversion conversion(Field field) {
        return fields.getOrDefault(field, Conversion.NONE);
    }

    /** The template's own file name, for messages. */
    public String name() {
        @Nullable Path name = file.getFileName();
        return String.valueOf(name);
    }
}
