package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportJsonTest {

    private final ReportJson json = new ReportJson();

    static Stream<CommandReport> reports() {
        return Stream.of(
                Samples.plan(), Samples.run(), Samples.status(), Samples.show(), Samples.check(), Samples.find());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void what_is_written_is_read_again(CommandReport report) {
        assertThat(json.read(json.write(report))).isEqualTo(report);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void what_is_written_is_as_the_schema_says(CommandReport report) throws IOException {
        assertThat(errors(json.write(report))).isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_no_report() throws IOException {
        String spoilt = new String(json.write(Samples.run()), StandardCharsets.UTF_8)
                .replace("\"exitStatus\": 3", "\"exitStatus\": \"three\"");

        assertThat(errors(spoilt.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    void the_json_of_a_run_is_as_approved() throws IOException {
        Approved.matches("run.json", new String(json.write(Samples.run()), StandardCharsets.UTF_8));
    }

    @Test
    void counts_of_an_account_that_could_not_be_opened_are_null_and_not_nought() {
        String text = new String(json.write(Samples.run()), StandardCharsets.UTF_8);

        assertThat(text.substring(text.indexOf("\"login\": \"locked.de1\""))).contains("\"messages\": null");
    }

    @Test
    void a_field_of_a_newer_version_is_read_over() {
        String newer = new String(json.write(Samples.run()), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{ \"newer\": [1, 2],");

        assertThat(json.read(newer.getBytes(StandardCharsets.UTF_8))).isEqualTo(Samples.run());
    }

    @Test
    void an_unpaired_surrogate_does_not_stop_the_report() {
        byte[] written = json.write(Samples.hostile());

        assertThat(json.write(json.read(written))).isEqualTo(written);
    }

    private static List<Error> errors(byte[] report) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        try (InputStream stream = ReportJsonTest.class.getResourceAsStream("/schema/report.schema.json")) {
            Schema schema = registry.getSchema(stream, InputFormat.JSON);
            return schema.validate(new String(report, StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
