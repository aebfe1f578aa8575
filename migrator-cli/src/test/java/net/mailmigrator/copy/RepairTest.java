package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.mailmigrator.testing.BytesContent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RepairTest {
    private static String repaired(String text, Repair... repairs) {
        return repaired(text.getBytes(StandardCharsets.ISO_8859_1), repairs);
    }

    private static String repaired(byte[] octets, Repair... repairs) {
        RepairedContent content = new RepairedContent(BytesContent.of(octets), List.of(repairs));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(content.digests()).isEqualTo(BytesContent.digestsOf(out.toByteArray()));
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\nb', 'a\r\nb'",
        "'a\rb', 'a\r\nb'",
        "'a\r\r\nb', 'a\r\n\r\nb'",
        "'a\n\rb\r', 'a\r\n\r\nb\r\n'",
        "'a\r\nb\r\n', 'a\r\nb\r\n'"
    })
    void a_cr_or_lf_that_stands_alone_becomes_crlf(String text, String expected) {
        assertThat(repaired(text, Repair.LINE_ENDS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'a', 'a\r\n'", "'a\r\n', 'a\r\n'", "'a\r', 'a\r\n'", "'a\n', 'a\n\r\n'"})
    void a_last_line_without_an_end_gets_one(String text, String expected) {
        assertThat(repaired(text, Repair.FINAL_CRLF)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'From x Mon\r\nSubject: a\r\n', 'Subject: a\r\n'",
        "'>From x\r\nSubject: a\r\n', 'Subject: a\r\n'",
        "'From x\r\n>From y\r\nFrom: a\r\n', 'From: a\r\n'",
        "'From: a\r\nFrom x\r\n', 'From: a\r\nFrom x\r\n'",
        "'>Fro', '>Fro'",
        "'', ''"
    })
    void lines_of_an_mbox_file_before_the_message_are_taken_away(String text, String expected) {
        assertThat(repaired(text, Repair.MBOX_FROM)).isEqualTo(expected);
    }

    @Test
    void nul_is_taken_away() {
        assertThat(repaired("a\0\0b\r\n", Repair.NUL)).isEqualTo("ab\r\n");
    }

    @Test
    void a_long_line_of_a_header_is_folded_at_a_blank() {
        String words = "word ".repeat(400).strip();
        String folded = repaired("Subject: " + words + "\r\nTo: b\r\n\r\nx\r\n", Repair.LONG_LINES);

        assertThat(folded.lines()).allMatch(line -> line.length() <= 998);
        assertThat(folded.split("\r\n\r\n")).hasSize(2);
        assertThat(folded.replace("\r\n ", " ")).isEqualTo("Subject: " + words + "\r\nTo: b\r\n\r\nx\r\n");
    }

    @Test
    void a_long_line_of_a_text_is_cut_and_nothing_else() {
        String text = "Subject: a\r\n\r\n" + "x".repeat(2500) + "\r\n" + "y".repeat(998) + "\r\n" + "z z".repeat(700);
        String cut = repaired(text, Repair.LONG_LINES);

        assertThat(cut.lines()).allMatch(line -> line.length() <= 998);
        assertThat(cut.replace("\r\n", "")).isEqualTo(text.replace("\r\n", ""));
        assertThat(cut).contains("\r\n" + "y".repeat(998) + "\r\n");
    }

    @Test
    void a_long_line_of_a_header_without_any_blank_is_folded_with_one() {
        String folded = repaired("X-" + "a".repeat(1500) + "\r\n\r\n", Repair.LONG_LINES);

        assertThat(folded.lines()).allMatch(line -> line.length() <= 998);
        assertThat(folded.replace("\r\n ", "")).isEqualTo("X-" + "a".repeat(1500) + "\r\n\r\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void words_of_a_header_with_umlauts_become_one_encoded_word() {
        assertThat(repaired(utf8("Subject: Die Größe für alle\r\n\r\nGröße\r\n"), Repair.HEADER_8BIT))
                .isEqualTo("Subject: Die =?UTF-8?Q?Gr=C3=B6=C3=9Fe_f=C3=BCr?= alle\r\n\r\n"
                        + new String(utf8("Größe\r\n"), StandardCharsets.ISO_8859_1));
    }

    @Test
    void octets_that_are_no_utf_8_can_be_had_back_from_the_encoded_word() {
        assertThat(repaired("From: J\u00f6rg <a@b>\r\n\r\n", Repair.HEADER_8BIT))
                .isEqualTo("From: =?ISO-8859-1?Q?J=F6rg?= <a@b>\r\n\r\n");
    }

    @Test
    void quotes_and_brackets_stay_outside() {
        assertThat(repaired("X: a; name=\"\u00dcber.pdf\"; (\u00e4)\r\n\r\n", Repair.HEADER_8BIT))
                .isEqualTo("X: a; name=\"=?ISO-8859-1?Q?=DCber=2Epdf?=\"; (=?ISO-8859-1?Q?=E4?=)\r\n\r\n");
    }

    @Test
    void encoded_words_have_at_most_75_characters_and_no_character_is_cut() {
        String encoded = repaired(utf8("Subject: " + "ä€".repeat(40) + "\r\n\r\n"), Repair.HEADER_8BIT);

        List<String> words = Stream.of(encoded.strip().split(" ")).skip(1).toList();
        assertThat(words)
                .hasSizeGreaterThan(3)
                .allMatch(word -> word.length() <= 75)
                .allSatisfy(word -> {
                    String hex = word.substring("=?UTF-8?Q?".length(), word.length() - 2)
                            .replace("=", "");
                    byte[] octets = java.util.HexFormat.of().parseHex(hex);
                    assertThat(new String(octets, StandardCharsets.UTF_8)).matches("[ä€]+");
                });
    }

    @Test
    void a_blank_between_encoded_words_of_two_lines_is_not_lost() {
        assertThat(repaired(utf8("Subject: ä\r\n ö b\r\nTo: ü\r\n\r\n"), Repair.HEADER_8BIT))
                .isEqualTo("Subject: =?UTF-8?Q?=C3=A4?=\r\n =?UTF-8?Q?_=C3=B6?= b\r\nTo: =?UTF-8?Q?=C3=BC?=\r\n\r\n");
    }

    @Test
    void together_each_sees_what_the_others_did() {
        assertThat(repaired(
                        ">From x\n\0Subject: \u00e4\n\n" + "x".repeat(1000),
                        Repair.HEADER_8BIT,
                        Repair.FINAL_CRLF,
                        Repair.LONG_LINES,
                        Repair.MBOX_FROM,
                        Repair.NUL,
                        Repair.LINE_ENDS))
                .isEqualTo("Subject: =?ISO-8859-1?Q?=E4?=\r\n\r\n" + "x".repeat(998) + "\r\nxx\r\n");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DATE")
    void what_was_repaired_needs_no_repair(Repair repair) {
        Random random = new Random(4711);
        byte[] alphabet = {'a', ' ', '\r', '\n', 0, (byte) 0xe4, 'F', ':'};
        for (int round = 0; round < 50; round++) {
            byte[] octets = new byte[random.nextInt(3000)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = alphabet[random.nextInt(round % 2 == 0 ? alphabet.length : 2)];
            }
            String once = repaired(octets, repair);

            assertThat(repaired(once, repair)).isEqualTo(once);
        }
    }

    @Test
    void a_message_that_is_in_order_is_not_touched() {
        byte[] octets = utf8("Subject: a\r\nFrom: b\r\n\r\nGröße\r\n");
        for (Repair repair : Repair.values()) {
            if (repair.changesOctets()) {
                assertThat(new RepairedContent(BytesContent.of(octets), List.of(repair)).differs())
                        .isFalse();
            }
        }
    }
}
