package net.mailmigrator.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
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

    /**
     * Prints the template of that name, of whatever kind, or at that path, which has a slash.
     *
     * @throws StopException where there is none; names those at hand
     */
    public ExitStatus show(String name) {
        TemplateCatalog.Kind kind = Arrays.stream(TemplateCatalog.Kind.values())
                .filter(other -> name.contains("/") || catalog.names(other).contains(name))
                .findFirst()
                .orElseThrow(() -> new StopException(
                        ExitStatus.REJECTED,
                        "there is no template " + name + "; at hand: " + atHand()
                                + ". A value with a slash is taken as a path"));
        Path file = catalog.find(kind, name, environment.place().workingDirectory());
        try {
            environment.console().out().print(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new StopException(
                    ExitStatus.REJECTED, "cannot read the template " + file + ": " + unreadable, unreadable);
        }
        return ExitStatus.OK;
    }

    private String atHand() {
        return Arrays.stream(TemplateCatalog.Kind.values())
                .map(kind -> kind.folder() + ": " + String.join(", ", catalog.names(kind)))
                .collect(Collectors.joining("; "));
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
