package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.FindingCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R20: absence notes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplyRuleTest {
    @Test
    void a_note_without_dates_begins_with_the_switch_and_says_the_same() {
        Autoresponder old = note(true, null, null, "Abwesend", "Bin weg, \"bald\" zurück. C:\\temp");
        MappingResult result = mapped(old);

        assertThat(result.account().autoresponder()).isEqualTo(old.during(true, SmallPanel.day("2018-09-18"), null));
        assertThat(result.account().changes())
                .contains(new FieldChange("the absence note, first day", "none", "2018-09-18", "R20"));
    }

    @Test
    void a_note_that_is_off_keeps_its_words_and_has_no_first_day() {
        MappingResult result = mapped(note(false, "2018-07-01", null, "Vorlage", "Text"));

        assertThat(result.account().autoresponder()).isEqualTo(note(false, null, null, "Vorlage", "Text"));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-08-10, 2018-08-01, 'the absence note ends on 2018-08-01, before it begins on 2018-08-10; it is carried switched off', PERIOD_REVERSED",
        "2018-06-01, 2018-06-30, the absence note ended on 2018-06-30; it is carried switched off, PERIOD_OVER"
    })
    void a_note_that_cannot_hold_any_more_is_carried_switched_off(
            String start, String end, String text, FindingCode code) {
        MappingResult result = mapped(note(true, start, end, "S", "T"));

        assertThat(Objects.requireNonNull(result.account().autoresponder()).active())
                .isFalse();
        assertThat(texts(result, code)).containsExactly(text);
        assertThat(result.account().changes())
                .contains(new FieldChange("the absence note, active", "yes", "no", "R20"));
    }

    @ParameterizedTest
    @CsvSource({
        "S, T, ",
        "'', T, the absence note has no subject",
        ", T, the absence note has no subject",
        "S, '', the absence note has no text",
        "S, '  ', the absence note has no text"
    })
    void a_note_without_text_or_subject_is_warned(
            @Nullable String subject, @Nullable String text, @Nullable String warning) {
        assertThat(texts(mapped(note(true, null, null, subject, text)), FindingCode.REPLY_EMPTY))
                .isEqualTo(warning == null ? List.of() : List.of(warning));
        assertThat(texts(mapped(note(false, null, null, subject, text)), FindingCode.REPLY_EMPTY))
                .as("one that is off")
                .isEmpty();
    }

    @Test
    void a_note_in_html_only_has_a_text() {
        Autoresponder html = new Autoresponder(
                true, null, null, "S", null, null, "<p>weg</p>", null, List.of("a@k.example"), "Rechnung");
        MappingResult result = mapped(html);

        assertThat(texts(result, FindingCode.REPLY_EMPTY)).isEmpty();
        assertThat(result.account().autoresponder()).isEqualTo(html.during(true, SmallPanel.day("2018-09-18"), null));
    }

    @Test
    void words_that_would_end_a_sieve_string_are_carried_as_they_are() {
        MappingResult result = mapped(note(true, null, null, "I", "a\"; redirect \"evil@boese.example"));

        assertThat(Objects.requireNonNull(result.account().autoresponder()).text())
                .isEqualTo("a\"; redirect \"evil@boese.example");
        assertThat(result.account().forwards()).isEmpty();
    }

    @Test
    void an_account_without_a_note_gets_none() {
        assertThat(SmallPanel.of(account("a", "a@k.example")).first().account().autoresponder())
                .isNull();
    }

    private static Autoresponder note(
            boolean active,
            @Nullable String start,
            @Nullable String end,
            @Nullable String subject,
            @Nullable String text) {
        return new Autoresponder(active, SmallPanel.day(start), SmallPanel.day(end), subject, text, Duration.ofDays(7));
    }

    private static MappingResult mapped(Autoresponder note) {
        return SmallPanel.of(account("a", "a@k.example").autoresponder(note)).first();
    }
}
