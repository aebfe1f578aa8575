package net.mailmigrator.report;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report as JSON and back. Fields stand in the order of the records, times in ISO 8601 UTC, numbers that are not known
 * are null. Fields that a newer version added are read over. Thread-safe.
 */
public final class ReportJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(printer())
            .build();

    /** Pretty, in UTF-8, with a line end at the end. An unpaired surrogate, which UTF-8 cannot carry, becomes {@code ?}. */
    public byte[] write(CommandReport report) {
        return (mapper.writeValueAsString(report) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The report again.
     *
     * @throws tools.jackson.core.JacksonException where it is no report
     */
    public CommandReport read(byte[] json) {
        return mapper.readValue(json, CommandReport.class);
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    }
}
