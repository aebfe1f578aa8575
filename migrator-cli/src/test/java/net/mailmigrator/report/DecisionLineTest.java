package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecisionLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firma.de3",
                "say \"so\" \\ there",
                "two\nlines",
                "\u202Egnp.exe",
                "tab\tand\u0007bell",
                "tag\uDB40\uDC41",
                "# no comment",
                "${env:SECRET}",
                "} x: {"
            })
    void what_is_pasted_names_the_same_account(String login) {
        String line =
                DecisionLine.line("TARGET-NOT-EMPTY", login, null).replace(DecisionLine.BLANKS, ", answer: adopt }");

        assertThat(line).doesNotContain("\n", "\u202E", "\u0007");
        assertThat(new YAMLMapper().readTree(line).path(0).path("account").asString())
                .isEqualTo(login);
    }
}
