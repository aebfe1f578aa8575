package net.mailmigrator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R31: what was decoded with the wrong character set. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MojibakeTest {
    @ParameterizedTest
    @CsvSource({
        "Ich bin im BÃ¼ro, Ich bin im Büro",
        "GrÃ¼ÃŸe aus KÃ¶ln, Grüße aus Köln",
        "Gr\u00C3\u00BC\u00C3\u009Fe, Grüße",
        "Ã„pfel und Ã–l, Äpfel und Öl",
        "20 â‚¬ â€“ heute, 20 € – heute",
        "â€žbaldâ€œ zurÃ¼ck, „bald“ zurück",
        "B=C3=BCro, Büro",
        "Gr=C3=BC=C3=9Fe =3D Gru=C3=9F=20, 'Grüße = Gruß '"
    })
    void utf_8_that_was_read_as_latin1_or_windows_1252_or_left_in_quoted_printable_is_repaired(
            String broken, String meant) {
        assertThat(Mojibake.repair(broken)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Grüße aus Köln – 20 €",
                "Ärger über „Ä“ und ÄÖÜ",
                "São Paulo, Ångström, château",
                "a=41 and b=C3",
                "Formel: x=C3 und =BC",
                "größer B=C3=BCro"
            })
    void a_text_that_is_well_stays(String text) {
        assertThat(Mojibake.repair(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GrÃ¼ÃŸe und Grüße, true", "BÃ¼ro – 東京, true", "Grüße, false"})
    void a_text_that_is_broken_in_parts_only_is_not_touched_but_noticed(String text, boolean likely) {
        assertThat(Mojibake.repair(text)).isEmpty();
        assertThat(Mojibake.isLikely(text)).isEqualTo(likely);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=\n", "a=\r\n"})
    void soft_line_breaks_go_and_hard_ones_stay(String broken) {
        assertThat(Mojibake.repair("B=C3=BC" + broken + "ro\nx")).contains("Büaro\nx");
    }
}
