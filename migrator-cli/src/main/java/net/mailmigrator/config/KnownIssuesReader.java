package net.mailmigrator.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.mailmigrator.mapping.issues.Condition;
import net.mailmigrator.mapping.issues.Condition.Comparison;
import net.mailmigrator.mapping.issues.IssueField;
import net.mailmigrator.mapping.issues.KnownIssue;
import net.mailmigrator.model.FindingCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code knownIssues} of a rules template, whose schema has checked the form. */
final class KnownIssuesReader {
    private static final Map<String, FindingCode> CODES = Map.of(
            "INFO", FindingCode.KNOWN_ISSUE_NOTE,
            "WARN", FindingCode.KNOWN_ISSUE,
            "DECIDE", FindingCode.KNOWN_ISSUE_DECIDE,
            "ERROR", FindingCode.KNOWN_ISSUE_ERROR);
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "not", Comparison.NONE_OF,
            "contains", Comparison.CONTAINS,
            "above", Comparison.ABOVE,
            "below", Comparison.BELOW);

    private KnownIssuesReader() {}

    static List<KnownIssue> read(JsonNode list) {
        List<KnownIssue> issues = new ArrayList<>();
        list.forEach(node -> issues.add(issue(node)));
        return issues;
    }

    private static KnownIssue issue(JsonNode node) {
        List<Condition> when = new ArrayList<>();
        node.path("when").properties().forEach(entry -> when.addAll(conditions(entry.getKey(), entry.getValue())));
        @Nullable String letter = node.has("letter") ? node.path("letter").asString() : null;
        @Nullable
        LocalDate until =
                node.has("validUntil") ? LocalDate.parse(node.path("validUntil").asString()) : null;
        return new KnownIssue(
                node.path("id").asString(),
                when,
                CODES.getOrDefault(node.path("severity").asString(), FindingCode.KNOWN_ISSUE),
                node.path("text").asString(),
                letter,
                until);
    }

    /** The schema lists the fields there are. */
    private static List<Condition> conditions(String name, JsonNode value) {
        IssueField field = IssueField.of(name).orElseThrow();
        if (!value.isObject()) {
            return List.of(new Condition(field, Comparison.ANY_OF, texts(value)));
        }
        List<Condition> conditions = new ArrayList<>();
        value.properties().forEach(entry -> conditions.add(condition(field, entry.getKey(), entry.getValue())));
        return conditions;
    }

    private static Condition condition(IssueField field, String word, JsonNode value) {
        return word.equals("is")
                ? new Condition(field, Comparison.valueOf(value.asString().toUpperCase(Locale.ROOT)), List.of())
                : new Condition(field, COMPARISONS.getOrDefault(word, Comparison.ANY_OF), texts(value));
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asString()));
        } else {
            texts.add(value.asString());
        }
        return texts;
    }
}
