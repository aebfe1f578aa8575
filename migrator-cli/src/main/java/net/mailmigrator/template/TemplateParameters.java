package net.mailmigrator.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.model.Problems;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of a template: names and default values under {@code parameters}, put in wherever {@code ${name}} stands.
 * Values are restricted, so that none can change what a query does beyond naming another table.
 */
final class TemplateParameters {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)\\}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.-]*");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String file;
    private final Problems problems;

    /**
     * @param root the template before anything is put in
     * @param given what the settings say; others keep their default
     */
    TemplateParameters(String file, JsonNode root, Map<String, String> given, Problems problems) {
        this.file = file;
        this.problems = problems;
        root.path("parameters")
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString("")));
        given.forEach(this::give);
    }

    private void give(String name, String value) {
        String place = "source.accounts.parameters." + name;
        if (!values.containsKey(name)) {
            problems.add(
                    place,
                    "the template " + file + " has no such parameter"
                            + (values.isEmpty()
                                    ? ""
                                    : Nearest.hint(name, values.keySet(), "") + " Known here: "
                                            + String.join(", ", values.keySet())));
        } else if (!VALUE.matcher(value).matches()) {
            problems.add(place, "may hold letters, digits and _ . - only, for it becomes part of queries");
        } else {
            values.put(name, value);
        }
    }

    /** The text with all values in their places. Comments are left alone; lines keep their numbers. */
    String fill(String text) {
        StringBuilder filled = new StringBuilder(text.length());
        int number = 0;
        for (String line : text.split("(?<=\n)", -1)) {
            number++;
            filled.append(line.stripLeading().startsWith("#") ? line : filled(line, number));
        }
        return filled.toString();
    }

    private String filled(String line, int number) {
        return PLACE.matcher(line).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                problems.add(
                        file + ":" + number,
                        "${" + match.group(1) + "} is no parameter of this template; those under \"parameters\" are");
            }
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }
}
