package net.mailmigrator.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
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
        StringWriter text = new StringWriter();
        write(report, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same as text, which goes on to wherever it is written. */
    void write(CommandReport report, Writer text) {
        mapper.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(text, report);
        try {
            text.write('\n');
        } catch (IOException unwritable) {
            throw JacksonIOException.construct(unwritable);
        }
    }

    /**
     * The report again.
     *
     * @throws tools.jackson.core.JacksonException where it is no report
     */
    public CommandReport read(byte[] json) {
        return mapper.readValue(json, CommandReport.class);
    }

    /** Like {@link #read(byte[])}. */
    CommandReport read(InputStream json) {
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
