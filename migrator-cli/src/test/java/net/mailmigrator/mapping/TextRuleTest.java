package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.FindingCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** R31: names and notes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextRuleTest {
    @Test
    void a_name_is_repaired_and_both_values_are_on_record() {
        MappingResult result = SmallPanel.of(account("a", "a@k.example").displayName("JÃ¼rgen"))
                .first();

        assertThat(result.account().displayName()).isEqualTo("Jürgen");
        assertThat(result.account().changes())
                .contains(new FieldChange("the display name", "JÃ¼rgen", "Jürgen", "R31"));
        assertThat(texts(result, FindingCode.TEXT_REPAIRED))
                .containsExactly(
                        "the text of the display name had been decoded with the wrong character set; it is repaired");
    }

    @Test
    void subject_and_text_of_a_note_are_repaired_each_for_itself() {
        MappingResult result = SmallPanel.of(account("a", "a@k.example")
                        .autoresponder(new Autoresponder(true, null, null, "Grüße", "im B=C3=BCro", null)))
                .first();
        Autoresponder note = Objects.requireNonNull(result.account().autoresponder());

        assertThat(note.subject()).isEqualTo("Grüße");
        assertThat(note.text()).isEqualTo("im Büro");
        assertThat(note.start()).as("what the note's own rule did stays").isEqualTo(SmallPanel.day("2018-09-18"));
    }

    @Test
    void what_cannot_be_repaired_for_certain_is_carried_and_told() {
        MappingResult result = SmallPanel.of(account("a", "a@k.example").displayName("BÃ¼ro – Grüße"))
                .first();

        assertThat(result.account().displayName()).isEqualTo("BÃ¼ro – Grüße");
        assertThat(texts(result, FindingCode.TEXT_MOJIBAKE)).hasSize(1);
    }
}
