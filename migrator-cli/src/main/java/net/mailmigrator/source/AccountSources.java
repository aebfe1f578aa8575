package net.mailmigrator.source;

import java.nio.file.Path;
import java.util.function.BiFunction;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.template.SourceTemplate;
import net.mailmigrator.template.SourceTemplateReader;

/** Picks the reader of the old panel by the kind of its template. The readers are handed in by the wiring. */
public final class AccountSources {
    private final BiFunction<SourceTemplate, SourceSettings.Jdbc, AccountSource> database;
    private final BiFunction<SourceTemplate, Path, AccountSource> files;

    /** As in {@code new AccountSources(JdbcAccountSource::new, FileAccountSources::open)}. */
    public AccountSources(
            BiFunction<SourceTemplate, SourceSettings.Jdbc, AccountSource> database,
            BiFunction<SourceTemplate, Path, AccountSource> files) {
        this.database = database;
        this.files = files;
    }

    /**
     * The source that the settings name. Nothing of it is opened yet.
     *
     * @throws StopException where the template is wrong, or the settings do not fit its kind
     */
    public AccountSource open(SourceSettings settings) {
        SourceTemplate template = SourceTemplateReader.read(settings.template(), settings.parameters())
                .in(settings.zone());
        if (template.isJdbc()) {
            if (settings.jdbc() == null) {
                throw misfit(template, "reads a database: give source.accounts.jdbc with its url");
            }
            return database.apply(template, settings.jdbc());
        }
        if (settings.files() == null) {
            throw misfit(template, "reads files: give source.accounts.files with a file or a folder");
        }
        return files.apply(template, settings.files());
    }

    private static StopException misfit(SourceTemplate template, String text) {
        return new StopException(ExitStatus.REJECTED, "the source template " + template.name() + " " + text);
    }
}
