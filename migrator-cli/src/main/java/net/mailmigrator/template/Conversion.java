package net.mailmigrator.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of one field are read.
 *
 * @param constant the value of all rows, whatever they say
 * @param standard the value of rows that say nothing; {@code default} in the template
 * @param none values that mean "nothing"
 * @param map the panel's words, and ours
 * @param unit of sizes without one
 * @param unlimited values of a quota that mean "without limit"
 * @param plain whether passwords stand in the source as plain text
 * @param drop entries of a list that are the panel's own plumbing, whole
 * @param quotedPrintable whether texts stand in the source as quoted-printable (RFC 2045)
 */
public record Conversion(
        @Nullable String constant,
        @Nullable String standard,
        List<String> none,
        Map<String, String> map,
        Unit unit,
        List<String> unlimited,
        boolean plain,
        List<Pattern> drop,
        boolean quotedPrintable) {
    /** Nothing special. */
    public static final Conversion NONE =
            new Conversion(null, null, List.of(), Map.of(), Unit.B, List.of(), false, List.of(), false);

    public Conversion {
        none = List.copyOf(none);
        map = Map.copyOf(map);
        unlimited = List.copyOf(unlimited);
        drop = List.copyOf(drop);
    }
}
