package net.mailmigrator.cli;

import java.nio.file.Path;
import net.mailmigrator.app.CommandOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the results go of commands that leave a report only when they are told where. */
final class LookOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "Leave a report in this folder (default: none is left).")
    @Nullable
    Path out;

    @Option(names = "--json", description = "The machine-readable summary on standard output, and nothing else there.")
    boolean json;

    /** The same with progress on standard error. */
    CommandOptions watching(RootCommand root) {
        return new CommandOptions(root.settings, out, json, true, root.verbosity());
    }

    CommandOptions with(RootCommand root) {
        return new CommandOptions(root.settings, out, json, false, root.verbosity());
    }
}
