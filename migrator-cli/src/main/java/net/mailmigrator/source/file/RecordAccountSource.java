package net.mailmigrator.source.file;

import java.nio.file.Path;
import net.mailmigrator.source.AccountAssembler;
import net.mailmigrator.source.AccountSource;
import net.mailmigrator.source.AccountTable;
import net.mailmigrator.source.ReadingBuilder;
import net.mailmigrator.template.SourceTemplate;

/** Accounts from a JSON or YAML file, or from all such files of a folder. */
final class RecordAccountSource implements AccountSource {
    private final SourceTemplate template;
    private final SourceFiles files;

    RecordAccountSource(SourceTemplate template, Path files) {
        this.template = template;
        this.files = new SourceFiles(files, template.format().endings());
    }

    @Override
    public SourceReading read() {
        ReadingBuilder reading = new ReadingBuilder(new AccountAssembler(template));
        RecordRows rows = new RecordRows(template, new AccountTable(template, reading), reading);
        for (Path file : files.toRead()) {
            new RecordFileReader(template.format(), file, rows).read();
        }
        rows.finish();
        return reading.build();
    }
}
