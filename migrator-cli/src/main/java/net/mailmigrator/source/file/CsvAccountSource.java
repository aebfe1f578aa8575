package net.mailmigrator.source.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.source.AccountAssembler;
import net.mailmigrator.source.AccountSource;
import net.mailmigrator.source.ReadingBuilder;
import net.mailmigrator.template.SourceTemplate;

/** Accounts from a CSV file with a header line, or from all such files of a folder. */
public final class CsvAccountSource implements AccountSource {
    private final SourceTemplate template;
    private final Path files;

    /** @param files a file, or a folder of which {@code *.csv} and {@code *.tsv} are read in the order of their names */
    public CsvAccountSource(SourceTemplate template, Path files) {
        this.template = template;
        this.files = files;
    }

    @Override
    public SourceReading read() {
        ReadingBuilder reading = new ReadingBuilder(new AccountAssembler(template));
        for (Path file : filesToRead()) {
            new CsvFileReader(template, file, reading).read();
        }
        return reading.build();
    }

    private List<Path> filesToRead() {
        if (Files.isRegularFile(files)) {
            return List.of(files);
        }
        if (!Files.isDirectory(files)) {
            throw rejected("there is no such file or folder. Check source.accounts.files");
        }
        try (Stream<Path> found = Files.list(files)) {
            List<Path> tables = found.filter(CsvAccountSource::isTable).sorted().toList();
            if (tables.isEmpty()) {
                throw rejected("the folder holds no *.csv and no *.tsv file");
            }
            return tables;
        } catch (IOException unreadable) {
            throw rejected("the folder cannot be read: " + unreadable.getMessage());
        }
    }

    private static boolean isTable(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".tsv"));
    }

    private StopException rejected(String reason) {
        return new StopException(ExitStatus.REJECTED, "read accounts from " + files + ": " + reason);
    }
}
