package net.mailmigrator.config;

import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.model.Moment;
import net.mailmigrator.model.Secret;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.source.SourceSettings.Jdbc;
import net.mailmigrator.template.TemplateCatalog;
import org.jspecify.annotations.Nullable;

/** Reads {@code source.accounts}. */
final class SourceReader {
    private final Templates templates;

    SourceReader(Templates templates) {
        this.templates = templates;
    }

    SourceSettings read(Section accounts) {
        accounts.known("template", "parameters", "jdbc", "files", "zone");
        SettingsContext context = accounts.context();
        Path template = accounts.need("template", text -> templates.find(TemplateCatalog.Kind.SOURCES, text, context))
                .orElse(context.folder());
        if (accounts.present() && accounts.has("jdbc") == accounts.has("files")) {
            accounts.problem("jdbc", "give either jdbc (for a database) or files (a file or a folder), and not both");
        }
        return new SourceSettings(
                template,
                jdbc(accounts),
                accounts.read("files", text -> files(text, context)).orElse(null),
                accounts.read("zone", Kinds.ZONE).orElse(Moment.GERMANY),
                accounts.texts("parameters"));
    }

    private static @Nullable Jdbc jdbc(Section accounts) {
        if (!accounts.has("jdbc")) {
            return null;
        }
        Section jdbc = accounts.section("jdbc").known("url", "user", "password");
        return new Jdbc(
                jdbc.need("url", text -> DatabaseUrl.source(text, jdbc.context()))
                        .orElse(""),
                jdbc.read("user", Kinds.TEXT).orElse(null),
                jdbc.read("password", Secret::of).orElse(Secret.of("")));
    }

    private static Path files(String written, SettingsContext context) throws BadValue {
        Path path = context.path(Kinds.TEXT.read(written));
        if (!Files.exists(path)) {
            throw new BadValue("there is no file or folder " + path);
        }
        return path;
    }
}
