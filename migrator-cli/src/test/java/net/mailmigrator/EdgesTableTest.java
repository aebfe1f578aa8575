package net.mailmigrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.testing.NamedTests;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Every edge of a rule that mapping follows is held by a test with input and output, or it is said why there is none. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EdgesTableTest {
    /** How many edges the announcement's rules have; those of one that is not here have none. */
    private static final Map<String, Long> EDGES = Map.ofEntries(
            Map.entry("R1", 4L),
            Map.entry("R2", 3L),
            Map.entry("R3", 4L),
            Map.entry("R6", 2L),
            Map.entry("R7", 1L),
            Map.entry("R9", 2L),
            Map.entry("R10", 2L),
            Map.entry("R11", 3L),
            Map.entry("R12", 2L),
            Map.entry("R13", 2L),
            Map.entry("R15", 1L),
            Map.entry("R16", 5L),
            Map.entry("R17", 3L),
            Map.entry("R18", 9L),
            Map.entry("R19", 3L),
            Map.entry("R20", 8L),
            Map.entry("R21", 5L),
            Map.entry("R21b", 1L),
            Map.entry("R21c", 1L),
            Map.entry("R22", 3L),
            Map.entry("R23", 2L),
            Map.entry("R24", 1L),
            Map.entry("R29", 1L),
            Map.entry("R30", 7L),
            Map.entry("R31", 1L),
            Map.entry("R34", 1L));

    private record Row(String rule, String edge, List<String> tests, String remedy) {
        static Row of(List<String> cells) {
            return new Row(cells.get(0), cells.get(1), NamedTests.in(cells.get(2)), cells.get(3));
        }
    }

    @Test
    void every_edge_has_its_row() {
        Map<String, Long> counted =
                rows().stream().collect(Collectors.groupingBy(Row::rule, TreeMap::new, Collectors.counting()));

        assertThat(counted).containsExactlyInAnyOrderEntriesOf(EDGES);
        assertThat(rows().stream().map(Row::edge)).doesNotHaveDuplicates();
        assertThat(rows()).allSatisfy(row -> assertThat(row.remedy()).isNotBlank());
    }

    @Test
    void every_test_that_a_row_names_is_there() {
        NamedTests.assertThere(rows().stream().flatMap(row -> row.tests().stream()));
    }

    private static List<Row> rows() {
        return NamedTests.rows("edges.txt").stream().map(Row::of).toList();
    }
}
