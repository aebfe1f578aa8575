package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.model.MessageCounts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TerminalSummaryTest {

    private static final String FOLDER = "reports/small/20180918T200000Z";

    static Stream<CommandReport> reports() {
        return Stream.of(Samples.plan(), Samples.run(), Samples.status(), Samples.show(), Samples.check());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void the_text_of_a_command_is_as_approved(CommandReport report) throws IOException {
        Approved.matches(report.command() + ".txt", TerminalSummary.of(report, FOLDER));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void no_line_is_wider_than_80_columns_unless_it_is_to_be_pasted(CommandReport report) {
        assertThat(TerminalSummary.of(report, FOLDER).lines())
                .filteredOn(line -> !line.contains("trust:"))
                .allSatisfy(line -> assertThat(line.codePoints().count()).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void the_last_line_says_how_to_go_on(CommandReport report) {
        assertThat(TerminalSummary.of(report, FOLDER).lines().reduce((first, second) -> second))
                .hasValueSatisfying(
                        last -> assertThat(last).startsWith("next       ").contains("migrator "));
    }

    @Test
    void hostile_names_cannot_move_the_cursor() {
        String text = TerminalSummary.of(Samples.hostile(), FOLDER);

        assertThat(text).contains("\\u001b[2J");
        assertThat(text.chars().filter(c -> c != '\n').filter(Character::isISOControl))
                .isEmpty();
    }

    @Test
    void a_sum_that_does_not_close_is_shouted() {
        CommandReport report = new ReportBuilder("small", "run", Samples.START)
                .accounts(List.of(Samples.counted("a", new MessageCounts(900, 880, 0, 0, 0, 19, 0, 0, 0, 0))))
                .next("migrator run")
                .build(Samples.END);

        assertThat(TerminalSummary.of(report, null))
                .contains("balance    900 = 880 copied + 19 refused = 899: DOES NOT CLOSE")
                .contains("unbalanced messages of a: 900 at the source, but 880 copied + 19 refused = 899");
    }
}
