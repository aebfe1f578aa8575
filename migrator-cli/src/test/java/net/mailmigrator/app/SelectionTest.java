package net.mailmigrator.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SelectionTest {
    @Test
    void a_selection_survives_the_journal() {
        Selection selection = new Selection(
                List.of("domain.de1", "--all"), List.of("domain.de2"), List.of("domain.de"), List.of("4"), true, true);

        assertThat(Selection.ofArguments(selection.toArguments())).isEqualTo(selection);
    }

    @Test
    void it_prints_as_a_person_would_type_it() {
        assertThat(Selection.EVERYTHING).hasToString("all accounts");
        assertThat(new Selection(List.of("o'neil x"), List.of(), List.of(), List.of(), false, false))
                .hasToString("--account 'o'\\''neil x'");
        assertThat(new Selection(List.of("a", "b"), List.of(), List.of(), List.of(), false, false))
                .hasToString("--account a --account b");
    }
}
