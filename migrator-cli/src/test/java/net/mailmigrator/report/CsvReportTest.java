package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CsvReportTest {

    @Test
    void the_csv_of_a_run_is_as_approved() throws IOException {
        Approved.matches("run.csv", CsvReport.of(Samples.run()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30", "-1", "@SUM(A1)", "\tx", "\rx"})
    void a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(String foreign) {
        assertThat(CsvReport.cell(foreign, CsvStyle.PLAIN).replace("\"", "")).isEqualTo("'" + foreign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;=1+1", "a,+1", "a\t-1", "a\n@SUM(A1)", "a\"=1"})
    void neither_does_what_stands_behind_any_separator_run(String foreign) {
        for (CsvStyle style : CsvStyle.values()) {
            assertThat(CsvReport.cell(foreign, style)).doesNotContainPattern("[;,\\t\\n\"][=+@-]");
        }
    }

    @Test
    void a_formula_in_full_width_signs_is_one_too() {
        assertThat(CsvReport.cell("\uFF1D1+1", CsvStyle.PLAIN)).isEqualTo("'\uFF1D1+1");
    }

    @Test
    void excel_in_german_gets_semicolons_a_byte_order_mark_and_quotes_around_semicolons() {
        String csv = CsvReport.of(Samples.run(), CsvStyle.GERMAN);

        assertThat(csv).startsWith("\uFEFFlogin;address;").contains("\"spam: MOVE -> REJECT; quota: unset -> 5 GiB\";");
    }

    @Test
    void a_cell_with_a_comma_a_quote_or_a_line_end_is_quoted() {
        assertThat(CsvReport.cell("a,b", CsvStyle.PLAIN)).isEqualTo("\"a,b\"");
        assertThat(CsvReport.cell("say \"so\"", CsvStyle.PLAIN)).isEqualTo("\"say \"\"so\"\"\"");
        assertThat(CsvReport.cell("two\nlines", CsvStyle.PLAIN)).isEqualTo("\"two\nlines\"");
        assertThat(CsvReport.cell("plain = not first", CsvStyle.PLAIN)).isEqualTo("plain = not first");
    }

    @Test
    void every_row_has_as_many_cells_as_the_header_and_a_csv_reader_finds_what_was_meant() throws IOException {
        CommandReport report = Samples.hostile();

        try (MappingIterator<String[]> rows = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvReadFeature.WRAP_AS_ARRAY)
                .readValues(CsvReport.of(report))) {
            String[] header = rows.next();
            String[] account = rows.next();

            assertThat(account).hasSameSizeAs(header);
            assertThat(account[0]).isEqualTo("'=cmd|' /C calc'!A1");
            assertThat(account[header.length - 1])
                    .isEqualTo(report.accounts().get(0).failures().get(0).text());
            assertThat(rows.hasNext()).isFalse();
        }
    }
}
