package net.mailmigrator.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.mailmigrator.app.BrowseTemplates;
import net.mailmigrator.app.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migrator templates}. */
@Command(
        name = "templates",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "The templates at hand: list, show NAME, check FILE.",
        description = "Without a word: list.")
final class TemplatesCommand implements Callable<Integer> {
    private final BrowseTemplates templates;

    TemplatesCommand(Environment environment) {
        this.templates = new BrowseTemplates(environment);
    }

    @Override
    public Integer call() {
        return templates.list().code();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Names and purposes.")
    int list() {
        return templates.list().code();
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints a template.")
    int show(@Parameters(paramLabel = "NAME", description = "As list names it.") String name) {
        return templates.show(name).code();
    }

    @Command(name = "check", mixinStandardHelpOptions = true, description = "Checks a template against its schema.")
    int check(@Parameters(paramLabel = "FILE", description = "A template file.") Path file) {
        return templates.check(file).code();
    }
}
