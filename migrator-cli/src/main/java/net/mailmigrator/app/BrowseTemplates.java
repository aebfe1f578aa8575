package net.mailmigrator.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.template.TemplateCatalog;

/** {@code templates}: what is at hand, and whether one is well-formed. */
public final class BrowseTemplates {
    private final Environment environment;
    private final TemplateCatalog catalog;

    /** A use case in an environment. */
    public BrowseTemplates(Environment environment) {
        this.environment = environment;
        this.catalog = new TemplateCatalog(environment.place().home());
    }

    /** Names and descriptions. */
    public ExitStatus list() {
        PrintStream out = environment.console().out();
        for (TemplateCatalog.Kind kind : TemplateCatalog.Kind.values()) {
            out.println(kind.folder());
            for (String name : catalog.names(kind)) {
                Path file = catalog.find(kind, name, environment.place().home());
                out.printf("  %-20s %s%n", name, catalog.description(file));
            }
        }
        return ExitStatus.OK;
    }

    /** Prints the template of that name, of whatever kind. */
    public ExitStatus show(String name) {
        TemplateCatalog.Kind kind = TemplateCatalog.Kind.SOURCES;
        for (TemplateCatalog.Kind other : TemplateCatalog.Kind.values()) {
            kind = catalog.names(other).contains(name) ? other : kind;
        }
        Path file = catalog.find(kind, name, environment.place().workingDirectory());
        try {
            environment.console().out().print(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new StopException(
                    ExitStatus.REJECTED, "cannot read the template " + file + ": " + unreadable, unreadable);
        }
        return ExitStatus.OK;
    }

    /** Checks a template against the schema of its kind. */
    public ExitStatus check(Path file) {
        Path resolved = environment.place().workingDirectory().resolve(file);
        if (!Files.isRegularFile(resolved)) {
            throw new StopException(ExitStatus.REJECTED, "there is no template " + resolved);
        }
        catalog.check(resolved);
        environment.console().out().println(resolved + " is well-formed");
        return ExitStatus.OK;
    }
}
