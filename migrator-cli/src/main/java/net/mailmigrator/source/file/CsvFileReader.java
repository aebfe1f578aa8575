package net.mailmigrator.source.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.source.AccountRows;
import net.mailmigrator.source.ReadingBuilder;
import net.mailmigrator.source.Row;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads one table into a reading. Cells are byte for byte; an empty cell says nothing. */
final class CsvFileReader {
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

    private final SourceTemplate template;
    private final Path file;
    private final ReadingBuilder reading;

    CsvFileReader(SourceTemplate template, Path file, ReadingBuilder reading) {
        this.template = template;
        this.file = file;
        this.reading = reading;
    }

    void read() {
        DecodedText decoded = decode();
        String headerLine = decoded.text()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        char separator = CsvHeader.separator(headerLine);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        try (MappingIterator<String[]> rows =
                CSV.readerFor(String[].class).with(schema).readValues(decoded.text())) {
            read(rows);
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw rejected(
                    line, "the table cannot be read from here on; a quotation mark may be missing, or one too many");
        }
        reading.note("%s: %s, columns separated by %s"
                .formatted(
                        file.getFileName(), decoded.encoding(), separator == '\t' ? "tab" : "\"" + separator + "\""));
    }

    private void read(MappingIterator<String[]> rows) {
        @Nullable CsvHeader header = null;
        int line = 1;
        while (rows.hasNextValue()) {
            String[] cells = rows.nextValue();
            int next = rows.currentLocation().getLineNr();
            if (Arrays.stream(cells).allMatch(String::isBlank)) {
                line = next;
                continue;
            }
            if (header == null) {
                header = checked(new CsvHeader(cells, template), line);
            } else {
                add(header, cells, line);
            }
            line = next;
        }
        if (header == null) {
            throw rejected(0, "the file is empty; its first line must name the columns, login among them");
        }
    }

    private CsvHeader checked(CsvHeader header, int line) {
        if (!header.has(Field.LOGIN)) {
            throw rejected(
                    line,
                    "there is no column for the login ("
                            + String.join(" or ", template.columns().get(Field.LOGIN)) + "); columns found: "
                            + header.found());
        }
        if (!header.twice().isEmpty()) {
            throw rejected(line, "these columns stand there twice: " + String.join(", ", header.twice()));
        }
        return header;
    }

    private void add(CsvHeader header, String[] cells, int line) {
        String place = file.getFileName() + ":" + line;
        int surplus = (int) Arrays.stream(cells)
                .skip(header.width())
                .filter(cell -> !cell.isBlank())
                .count();
        if (cells.length < header.width() || surplus > 0) {
            reading.addBadRow(
                    place, "the row has " + cells.length + " cells, the header has " + header.width() + " columns");
            return;
        }
        Row.Builder row = new Row.Builder();
        for (int column = 0; column < header.width(); column++) {
            @Nullable Field field = header.field(column);
            if (field == null) {
                row.addExtra(header.name(column), cells[column]);
            } else if (!cells[column].isEmpty()) {
                row.add(field, cells[column]);
            }
        }
        reading.add(new AccountRows(row.build(place)));
    }

    private DecodedText decode() {
        try {
            return DecodedText.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw rejected(0, "the file cannot be read: " + unreadable.getMessage());
        }
    }

    private StopException rejected(int line, String reason) {
        return new StopException(
                ExitStatus.REJECTED, "read accounts from " + file + (line > 0 ? ":" + line : "") + ": " + reason);
    }
}
