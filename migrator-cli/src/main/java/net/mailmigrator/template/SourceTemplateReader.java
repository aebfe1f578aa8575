package net.mailmigrator.template;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.mailmigrator.model.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a source template from its YAML. */
public final class SourceTemplateReader {
    /** The schema that source templates are checked against. */
    public static final String SCHEMA = "source-template";

    private SourceTemplateReader() {}

    /**
     * Reads and checks a template.
     *
     * @throws net.mailmigrator.model.ProblemsException with every mistake and its line
     */
    public static SourceTemplate read(Path path) {
        return read(path, Map.of());
    }

    /**
     * Like {@link #read(Path)}.
     *
     * @param parameters values for the template's parameters, instead of its own
     */
    public static SourceTemplate read(Path path, Map<String, String> parameters) {
        TemplateFile file = TemplateFile.read(path, SCHEMA, parameters);
        JsonNode root = file.root();
        Problems problems = new Problems();
        Map<Field, List<String>> columns = columns(file, root.path("columns"), problems);
        Map<Field, Conversion> fields = new EnumMap<>(Field.class);
        root.path("fields")
                .properties()
                .forEach(entry -> fields.put(
                        field(entry.getKey()), conversion(file, entry.getKey(), entry.getValue(), problems)));
        @Nullable ZoneId zone = zone(file, root.path("dates").path("zone"), problems);
        problems.throwIfAny();
        return new SourceTemplate(
                path,
                root.path("description").asString(),
                booleans(root.path("booleans")),
                strings(root.path("dates").path("none")),
                zone,
                Map.copyOf(fields),
                queries(file, root.path("queries")),
                SourceTemplate.Format.valueOf(
                        root.path("format").asString("csv").toUpperCase(Locale.ROOT)),
                columns);
    }

    private static @Nullable ZoneId zone(TemplateFile file, JsonNode node, Problems problems) {
        if (node.isMissingNode()) {
            return null;
        }
        try {
            return ZoneId.of(node.asString());
        } catch (DateTimeException unknown) {
            problems.add(
                    file.place(node, "dates.zone"),
                    "\"" + node.asString() + "\" is no time zone; write it as Europe/Berlin, UTC or +02:00");
            return null;
        }
    }

    /** The schema allows known names only. */
    private static Field field(String label) {
        return Field.of(label).orElseThrow();
    }

    private static Map<String, Boolean> booleans(JsonNode node) {
        Map<String, Boolean> words = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> words.put(entry.getKey(), entry.getValue().asBoolean()));
        return Map.copyOf(words);
    }

    private static Conversion conversion(TemplateFile file, String field, JsonNode node, Problems problems) {
        Map<String, String> map = new LinkedHashMap<>();
        node.path("map")
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return new Conversion(
                text(node.path("constant")),
                text(node.path("default")),
                strings(node.path("none")),
                map,
                node.has("unit") ? Unit.of(node.path("unit").asString()).orElseThrow() : Unit.B,
                strings(node.path("unlimited")),
                node.path("plain").asBoolean(false),
                patterns(file, "fields." + field + ".drop", node.path("drop"), problems),
                node.has("encoding"));
    }

    private static List<Pattern> patterns(TemplateFile file, String key, JsonNode node, Problems problems) {
        List<Pattern> patterns = new ArrayList<>();
        node.forEach(value -> {
            try {
                patterns.add(Pattern.compile(value.asString(), Pattern.CASE_INSENSITIVE));
            } catch (PatternSyntaxException wrong) {
                problems.add(file.place(value, key), "is no regular expression: " + wrong.getDescription());
            }
        });
        return patterns;
    }

    private static Map<String, SourceTemplate.Query> queries(TemplateFile file, JsonNode node) {
        Map<String, SourceTemplate.Query> queries = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> queries.put(
                        entry.getKey(),
                        new SourceTemplate.Query(
                                entry.getValue().path("row").asString(entry.getKey()),
                                entry.getValue().path("sql").asString(),
                                file.place(entry.getValue().path("sql"), "queries." + entry.getKey()))));
        return java.util.Collections.unmodifiableMap(queries);
    }

    private static Map<Field, List<String>> columns(TemplateFile file, JsonNode node, Problems problems) {
        Map<Field, List<String>> columns = new LinkedHashMap<>();
        Map<String, String> takenBy = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            List<String> names = entry.getValue().isArray()
                    ? strings(entry.getValue())
                    : List.of(entry.getValue().asString());
            for (String name : names) {
                @Nullable String other = takenBy.put(name.toLowerCase(Locale.ROOT), entry.getKey());
                if (other != null) {
                    problems.add(
                            file.place(entry.getValue(), "columns." + entry.getKey()),
                            "the column \"" + name + "\" is already taken by " + other);
                }
            }
            columns.put(field(entry.getKey()), names);
        });
        return java.util.Collections.unmodifiableMap(columns);
    }

    private static List<String> strings(JsonNode node) {
        List<String> values = new ArrayList<>();
        node.forEach(value -> values.add(value.asString()));
        return values;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }
}
