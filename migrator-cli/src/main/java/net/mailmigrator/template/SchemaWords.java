package net.mailmigrator.template;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What a mistake against a JSON schema is called for people. */
final class SchemaWords {
    private final JsonNode schema;

    /** @param schema the whole schema, which also holds the descriptions */
    SchemaWords(JsonNode schema) {
        this.schema = schema;
    }

    String of(Error error) {
        JsonPointer keyword = JsonPointer.compile(pointer(error));
        JsonNode rule = schema.at(keyword);
        JsonNode parent = schema.at(Optional.ofNullable(keyword.head()).orElse(JsonPointer.empty()));
        String property = String.valueOf(error.getProperty());
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknown(property, names(parent.path("properties")));
            case "propertyNames" -> unknown(property, values(rule.path("enum")));
            case "required" -> "\"" + property + "\" is missing";
            case "enum" ->
                error.getProperty() == null
                        ? "must be one of " + String.join(", ", values(rule))
                        : unknown(property, values(rule));
            case "pattern" -> "does not fit" + description(parent);
            case "false" -> "does not belong into a template of this kind";
            default -> error.getMessage();
        };
    }

    private static String pointer(Error error) {
        String location = String.valueOf(error.getSchemaLocation());
        return location.substring(location.indexOf('#') + 1);
    }

    private static String unknown(String written, List<String> known) {
        return "unknown key" + Nearest.hint(written, known, ".") + " Known here: " + String.join(", ", known);
    }

    private static String description(JsonNode node) {
        return node.has("description")
                ? "; here stands: " + node.path("description").asString()
                : "";
    }

    private static List<String> names(JsonNode properties) {
        return new ArrayList<>(properties.propertyNames());
    }

    private static List<String> values(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
