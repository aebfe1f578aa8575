package net.mailmigrator.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something that the mapper or the planner noticed about an account.
 *
 * @param code what it is
 * @param params named values; every placeholder of the code's text must be among them. Holds no secret.
 */
public record Finding(FindingCode code, Map<String, String> params) {
    public Finding {
        params = Map.copyOf(params);
    }

    /** A finding with its parameters as name, value, name, value … */
    public static Finding of(FindingCode code, String... namesAndValues) {
        Map<String, String> params = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Finding(code, params);
    }

    /** The code's severity. */
    public Severity severity() {
        return code.severity();
    }

    /** The sentence for people. */
    public String text() {
        String text = code.template();
        for (Map.Entry<String, String> param : params.entrySet()) {
            text = text.replace("{" + param.getKey() + "}", param.getValue());
        }
        return text;
    }
}
