package net.mailmigrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.mailmigrator.testing.NamedTests;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Every case that EXACTNESS.md states of an account in use, its flags, order, identity and deletions has its test. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExactnessTableTest {
    private static final List<List<String>> ROWS = NamedTests.rows("exactness.txt");

    @Test
    void every_row_has_a_section_and_a_case_of_its_own_and_tests() {
        assertThat(ROWS).allSatisfy(row -> {
            assertThat(row).as(row.get(0) + row.get(1)).hasSize(3);
            assertThat(row.get(0)).matches("[4-8]");
            assertThat(NamedTests.in(row.get(2))).isNotEmpty();
        });
        assertThat(ROWS.stream().map(row -> row.get(0) + row.get(1))).doesNotHaveDuplicates();
        assertThat(ROWS.stream().map(row -> row.get(0)).distinct()).containsExactly("4", "5", "6", "7", "8");
    }

    @Test
    void every_test_that_a_row_names_is_there() {
        NamedTests.assertThere(ROWS.stream().flatMap(row -> NamedTests.in(row.get(2)).stream()));
    }
}
