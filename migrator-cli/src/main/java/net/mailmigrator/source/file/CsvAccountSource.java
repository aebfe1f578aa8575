package net.mailmigrator.source.file;

import java.nio.file.Path;
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
        for (Path file : new SourceFiles(files, template.format().endings()).toRead()) {
            new CsvFileReader(template, file, reading).read();
        }
        return reading.build();
    }
}
