package net.mailmigrator.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A question in the form of the decisions file, to be filled in. */
public final class DecisionLine {

    /** What is still to be written. */
    public static final String BLANKS = ", answer: , by: , why: }";

    private DecisionLine() {}

    /** The entry of an account, or of a customer where that is null, with what is asked above it as comments. */
    public static String of(
            String code,
            @Nullable String account,
            @Nullable String customer,
            List<String> texts,
            List<String> answers) {
        StringBuilder entry = new StringBuilder();
        texts.forEach(text -> entry.append("# ").append(Words.shown(text)).append('\n'));
        return entry.append("# answers: ")
                .append(String.join(", ", answers))
                .append('\n')
                .append(line(code, account, customer))
                .append('\n')
                .toString();
    }

    /** The entry alone. */
    static String line(String code, @Nullable String account, @Nullable String customer) {
        String whom =
                account != null ? ", account: " + quoted(account) : ", customer: " + quoted(String.valueOf(customer));
        return "- { code: " + code + whom + BLANKS;
    }

    /**
     * A double-quoted YAML scalar (YAML 1.2 §7.3.1). What {@link Words#shown} would spell out for people is escaped, so that
     * the pasted text names the same account.
     */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Words.shown(Character.toString(point)).codePointAt(0) == point) {
                quoted.appendCodePoint(point);
            } else {
                quoted.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08x" : "\\u%04x", point));
            }
        });
        return quoted.append('"').toString();
    }
}
