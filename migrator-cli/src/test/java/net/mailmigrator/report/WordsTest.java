package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordsTest {

    @Test
    void sizes_are_iec_with_a_decimal_where_it_says_something() {
        assertThat(Words.bytes(0)).isEqualTo("0 B");
        assertThat(Words.bytes(1023)).isEqualTo("1023 B");
        assertThat(Words.bytes(1024)).isEqualTo("1 KiB");
        assertThat(Words.bytes(123_456_789)).isEqualTo("117.7 MiB");
        assertThat(Words.bytes((1L << 30) - 1)).isEqualTo("1 GiB");
        assertThat(Words.bytes(61L << 30)).isEqualTo("61 GiB");
        assertThat(Words.bytes(Long.MAX_VALUE)).isEqualTo("8 EiB");
    }

    @Test
    void counts_have_thousands_separators_and_plurals() {
        assertThat(Words.count(412_903, "message")).isEqualTo("412,903 messages");
        assertThat(Words.count(1, "discrepancy")).isEqualTo("1 discrepancy");
        assertThat(Words.count(2, "discrepancy")).isEqualTo("2 discrepancies");
        assertThat(Words.count((Long) null)).isEqualTo("–");
    }

    @Test
    void durations_have_two_units() {
        assertThat(Words.duration(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
        assertThat(Words.duration(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Words.duration(Duration.ofMinutes(250))).isEqualTo("4 h 10 min");
    }

    @Test
    void foreign_text_keeps_its_letters_and_loses_its_powers() {
        assertThat(Words.shown("Größe 👩‍💻 日本")).isEqualTo("Größe 👩‍💻 日本");
        assertThat(Words.shown("a\u001b[2Jb\r\n\u202Ec\uD83D")).isEqualTo("a\\u001b[2Jb\\u000d\\u000a\\u202ec\\ud83d");
    }
}
