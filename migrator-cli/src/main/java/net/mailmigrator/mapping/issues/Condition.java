package net.mailmigrator.mapping.issues;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.SourceAccount;

/** A comparison of one field, which may have several values: it is enough that one of them fits. No code, no patterns. */
public record Condition(IssueField field, Comparison comparison, List<String> values) {
    /** How a field is compared. */
    public enum Comparison {
        /** It is one of the values, upper and lower case alike. */
        ANY_OF,
        /** It is none of them; a field without a value is none of them. */
        NONE_OF,
        /** It holds one of the values as a part, upper and lower case alike. */
        CONTAINS,
        /** It is a number above the value. */
        ABOVE,
        /** It is a number below the value. */
        BELOW,
        /** It has a value. */
        SET,
        /** It has none. */
        UNSET
    }

    public Condition {
        values = List.copyOf(values);
    }

    boolean holds(SourceAccount old, MappedAccount account) {
        List<String> actual = field.values(old, account);
        return switch (comparison) {
            case ANY_OF -> actual.stream().anyMatch(this::isOneOf);
            case NONE_OF -> actual.stream().noneMatch(this::isOneOf);
            case CONTAINS -> actual.stream().anyMatch(this::isPartOf);
            case ABOVE -> actual.stream().anyMatch(value -> compared(value) > 0);
            case BELOW -> actual.stream().anyMatch(value -> compared(value) < 0);
            case SET -> !actual.isEmpty();
            case UNSET -> actual.isEmpty();
        };
    }

    private boolean isOneOf(String actual) {
        return values.stream().anyMatch(actual::equalsIgnoreCase);
    }

    private boolean isPartOf(String actual) {
        String folded = actual.toLowerCase(Locale.ROOT);
        return values.stream().anyMatch(value -> folded.contains(value.toLowerCase(Locale.ROOT)));
    }

    /** What is no number is neither above nor below. */
    private int compared(String actual) {
        return actual.matches("-?\\d{1,18}(\\.\\d{1,9})?")
                ? new BigDecimal(actual).compareTo(new BigDecimal(values.get(0)))
                : 0;
    }
}
