package net.mailmigrator.report;

import java.util.List;
import java.util.Set;

/**
 * A piece of what a page says about an account. One list of them ({@link AccountBlocks}) is what the template writes for
 * readers without scripts, and what the script shows when an account is opened.
 */
public sealed interface Block {

    /** Short facts in a line. */
    record Facts(List<String> items) implements Block {}

    /** A sentence with a strong beginning. */
    record Sentence(String strong, String text) implements Block {}

    /** A failure, or a finding: its tone, its code, where, and what. */
    record Note(String tone, String label, String code, String place, String text) implements Block {}

    /**
     * A table.
     *
     * @param quiet indexes of the rows that matter less
     */
    record Grid(GridKind kind, List<List<String>> rows, Set<Integer> quiet) implements Block {
        Grid(GridKind kind, List<List<String>> rows) {
            this(kind, rows, Set.of());
        }
    }

    /** A column: its head, and how its cells look. */
    record Column(String head, String style) {}

    /** The tables there are. */
    enum GridKind {
        CHANGES("Field", "", "Before", "before", "After", "after", "Rule", "quiet", "Reason", "quiet"),
        FOLDERS_PLANNED("Folder", "", "At the target", "", "Messages", "number", "", ""),
        FOLDERS("Folder", "", "At the target", "", "Messages", "number", "Became", ""),
        RETENTION("Deleted by age", "", "Messages", "number", "Size", "number", "Oldest", "", "Before", "quiet"),
        DELETIONS(
                "Gone at the source",
                "",
                "UID",
                "number",
                "Date",
                "",
                "Size",
                "number",
                "Its copy at the target",
                "",
                "Folder there",
                "quiet");

        private final List<Column> columns;

        GridKind(String... headsAndStyles) {
            columns = java.util.stream.IntStream.range(0, headsAndStyles.length / 2)
                    .mapToObj(i -> new Column(headsAndStyles[2 * i], headsAndStyles[2 * i + 1]))
                    .toList();
        }

        /** From left to right. */
        public List<Column> columns() {
            return columns;
        }
    }
}
