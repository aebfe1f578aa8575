package net.mailmigrator.testing;

import java.nio.file.Path;
import net.mailmigrator.template.SourceTemplate;
import net.mailmigrator.template.SourceTemplateReader;
import net.mailmigrator.template.TemplateCatalog;

/** The templates of the checkout. */
public final class Templates {
    private Templates() {}

    /** The folder that holds {@code mapping-templates}. */
    public static Path home() {
        return Path.of(System.getProperty("migrator.home", "..")).toAbsolutePath();
    }

    /** The catalogue of the checkout. */
    public static TemplateCatalog catalog() {
        return new TemplateCatalog(home());
    }

    /** A shipped source template. */
    public static SourceTemplate source(String name) {
        return SourceTemplateReader.read(catalog().find(TemplateCatalog.Kind.SOURCES, name, home()));
    }
}
