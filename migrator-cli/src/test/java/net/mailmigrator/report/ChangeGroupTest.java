package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.mailmigrator.model.FieldChange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangeGroupTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            spam.mode; MOVE; REJECT; spam.mode move->reject
            quota; unset; 5 GiB; quota changed
            the forward of a@b.example, first day; none; the switch; the forward, first day changed
            the forward of a@b.example, active; yes; no; the forward, active yes->no
            address x@k.example; its own; of b; address changed
            """)
    void changes_of_one_kind_have_one_label_whichever_address_they_are_of(
            String field, String before, String after, String label) {
        assertThat(ChangeGroup.label(new FieldChange(field, before, after, "R20")))
                .isEqualTo(label);
    }
}
