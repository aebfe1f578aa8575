package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.mailmigrator.mapping.MappingSettings;
import net.mailmigrator.model.Exemption;
import net.mailmigrator.model.SentAs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of {@code mapping.sentBy} and {@code mapping.exemptions}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SenderListsReaderTest {
    @TempDir
    Path folder;

    SettingsFile file;

    @BeforeEach
    void begin() {
        file = new SettingsFile(folder);
    }

    @Test
    void without_lists_nobody_has_sent_anything_and_nobody_is_exempt() {
        MappingSettings.Lists lists = file.load(SettingsFile.SMALL).mapping().lists();

        assertThat(lists.sentBy()).isEmpty();
        assertThat(lists.exemptions()).isEmpty();
        assertThat(lists.switchDate()).isNull();
    }

    @Test
    void who_has_sent_as_what_is_read_by_login() {
        file.write("sent.csv", """
                login,sender,count,last
                a1,ghost@a.example,212,2018-09-14
                a1,<>,3,
                b1,"x, y@b.example",,2018-09-14 10:11:12
                """);

        MappingSettings.Lists lists = sentBy();

        assertThat(lists.sentBy().keySet()).containsExactlyInAnyOrder("a1", "b1");
        assertThat(lists.sentBy().get("a1"))
                .satisfiesExactly(
                        one -> {
                            assertThat(one.sender()).isEqualTo("ghost@a.example");
                            assertThat(one.count()).isEqualTo(212);
                            assertThat(day(one)).isEqualTo("2018-09-14");
                        },
                        one -> assertThat(one).isEqualTo(new SentAs("<>", 3, null)));
    }

    @Test
    void a_byte_order_mark_semicolons_other_case_other_order_and_empty_lines_do_no_harm() {
        file.write("sent.csv", "\uFEFFSender;LOGIN\r\n\r\nghost@a.example;a1\r\n;;\r\nx@a.example;a1\r\n");

        assertThat(sentBy().sentBy().get("a1"))
                .containsExactly(new SentAs("ghost@a.example", 1, null), new SentAs("x@a.example", 1, null));
    }

    @Test
    void requests_are_read_with_their_place() {
        file.write("exempt.csv", """
                login;domains;requestedBy;requestedAt;approvedBy;reason;validUntil
                a1;a.example, shop.example;Kunde;2018-09-01;Support;"shop
                software";2018-12-31
                b1;b.example;;;;;
                """);

        assertThat(exemptions().exemptions())
                .containsExactly(
                        new Exemption(
                                "exempt.csv:2",
                                "a1",
                                List.of("a.example", "shop.example"),
                                "Kunde",
                                "Support",
                                "shop\nsoftware",
                                LocalDate.of(2018, 12, 31)),
                        new Exemption("exempt.csv:4", "b1", List.of("b.example"), "", "", "", null));
    }

    @Test
    void every_bad_line_of_a_list_of_senders_is_named() {
        file.write("sent.csv", """
                login,sender,count,last
                ,ghost@a.example,1,
                a1,ghost@a.example,many,
                a1,ghost@a.example,-1,

                a1,ghost@a.example,1,yesterday
                a1,ghost@a.example,1,2018-09-31
                a1,ghost@a.example,1,2018-09-30,more
                a1,ghost@a.example,1,2018-09-30
                """);

        assertThat(problems("sentBy: sent.csv"))
                .satisfiesExactly(
                        text -> assertThat(text).contains("mapping.sentBy", "sent.csv:2: names no login"),
                        text -> assertThat(text).contains("sent.csv:3: count is \"many\", must be a whole number"),
                        text -> assertThat(text).contains("sent.csv:4: count is \"-1\""),
                        text -> assertThat(text).contains("sent.csv:6: is \"yesterday\", must be a day"),
                        text -> assertThat(text).contains("sent.csv:7: is \"2018-09-31\", must be a day"),
                        text -> assertThat(text).contains("sent.csv:8: has more cells than the header line"));
    }

    @Test
    void every_bad_line_of_a_list_of_exemptions_is_named() {
        file.write("exempt.csv", """
                login;domains;approvedBy;validUntil
                ;a.example;Support;
                a1;;Support;
                a1;, ,;Support;
                a1;a.example;Support;soon
                """);

        assertThat(problems("exemptions: exempt.csv"))
                .satisfiesExactly(
                        text -> assertThat(text).contains("mapping.exemptions", "exempt.csv:2: names no login"),
                        text -> assertThat(text).contains("exempt.csv:3: names no domains"),
                        text -> assertThat(text).contains("exempt.csv:4: names no domains"),
                        text -> assertThat(text).contains("exempt.csv:5: is \"soon\", must be a day"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sentBy | a1,ghost@a.example",
                "sentBy | login,count",
                "sentBy | login,sender,colour",
                "exemptions | login;domains",
                "exemptions | login;approvedBy"
            })
    void a_header_line_that_is_missing_or_means_nothing_is_one_problem(String key, String header) {
        file.write("list.csv", header + "\na1,b,c\na1,b,c\n");

        assertThat(problems(key + ": list.csv"))
                .singleElement()
                .asString()
                .contains("mapping." + key, "list.csv:1: must be a header line of login, ");
    }

    @Test
    void twenty_bad_lines_are_enough() {
        file.write("sent.csv", "login,sender\n" + ",x@a.example\n".repeat(25));

        assertThat(problems("sentBy: sent.csv")).hasSize(20);
    }

    @Test
    void a_list_that_is_not_there_or_not_in_utf_8_is_named() throws IOException {
        Files.write(
                folder.resolve("latin.csv"),
                "login,sender\na1,jürgen@a.example\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems("sentBy: latin.csv, exemptions: nowhere.csv"))
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("mapping.sentBy", "latin.csv", "UTF-8"),
                        text -> assertThat(text).contains("mapping.exemptions", "cannot read", "nowhere.csv"));
    }

    private static @Nullable String day(SentAs sent) {
        return sent.last() == null ? null : String.valueOf(sent.last().toLocalDate());
    }

    private MappingSettings.Lists sentBy() {
        return file.load(yaml("sentBy: sent.csv")).mapping().lists();
    }

    private MappingSettings.Lists exemptions() {
        return file.load(yaml("exemptions: exempt.csv")).mapping().lists();
    }

    private List<String> problems(String mapping) {
        return file.problems(yaml(mapping));
    }

    private static String yaml(String mapping) {
        return SettingsFile.SMALL + "mapping: { " + mapping + " }\n";
    }
}
