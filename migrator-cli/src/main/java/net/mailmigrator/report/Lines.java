package net.mailmigrator.report;

import java.util.List;

/**
 * Text in 80 columns: a label of at most ten characters on the left, what it says beside it, wrapped between items or
 * words and never within one.
 */
final class Lines {

    static final int WIDTH = 80;
    private static final int INDENT = 11;
    private static final String GAP = "   ";

    private final StringBuilder text = new StringBuilder();

    /** A line with something at its right end, where that fits. */
    void title(String left, String right) {
        String safe = Words.shown(left);
        int gap = WIDTH - width(safe) - width(right);
        text.append(safe);
        if (!right.isEmpty()) {
            text.append(" ".repeat(Math.max(gap, 2))).append(Words.shown(right));
        }
        text.append('\n');
    }

    /** Items three blanks apart; nothing where there are none. */
    void row(String label, List<String> items) {
        wrapped(pad(label, INDENT), items, GAP);
    }

    /** Words of a sentence; nothing where there are none. */
    void sentence(String label, String sentence) {
        if (!sentence.isBlank()) {
            wrapped(pad(label, INDENT), List.of(sentence.split(" ")), " ");
        }
    }

    /** Something that fills columns of its own, and items beside it, one blank apart. */
    void beside(String columns, List<String> items) {
        wrapped(columns, items.isEmpty() ? List.of("") : items, " ");
    }

    /** A line as it is, to be pasted: never wrapped. */
    void verbatim(String label, String line) {
        text.append(pad(label, INDENT)).append(Words.shown(line)).append('\n');
    }

    /** A line of a table; blanks at its end are dropped. */
    void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private void wrapped(String start, List<String> items, String gap) {
        StringBuilder line = new StringBuilder(start);
        boolean first = true;
        for (String item : items) {
            String safe = Words.shown(item);
            if (!first && width(line) + width(gap) + width(safe) > WIDTH) {
                line(line.toString());
                line = new StringBuilder(" ".repeat(width(start)));
                first = true;
            }
            line.append(first ? "" : gap).append(safe);
            first = false;
        }
        if (!first) {
            line(line.toString());
        }
    }

    /** The text filled up with blanks; one blank behind it where it is too long. */
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(columns - width(text), 1));
    }

    /** The text moved to the right edge of a column. */
    static String right(String text, int columns) {
        return " ".repeat(Math.max(columns - width(text), 0)) + text;
    }

    /** Foreign text cut to a number of columns. */
    static String cut(String foreign, int columns) {
        String safe = Words.shown(foreign);
        return width(safe) <= columns ? safe : safe.substring(0, safe.offsetByCodePoints(0, columns - 1)) + "…";
    }

    private static int width(CharSequence text) {
        return (int) text.codePoints().count();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
