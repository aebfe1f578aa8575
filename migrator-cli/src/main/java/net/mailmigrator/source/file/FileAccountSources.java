package net.mailmigrator.source.file;

import java.nio.file.Path;
import net.mailmigrator.source.AccountSource;
import net.mailmigrator.template.SourceTemplate;

/** Picks the reader of files by the format that the template names. */
public final class FileAccountSources {
    private FileAccountSources() {}

    /** Nothing of it is opened yet. */
    public static AccountSource open(SourceTemplate template, Path files) {
        return switch (template.format()) {
            case CSV -> new CsvAccountSource(template, files);
            case JSON, YAML -> new RecordAccountSource(template, files);
        };
    }
}
