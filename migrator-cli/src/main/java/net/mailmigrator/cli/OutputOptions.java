package net.mailmigrator.cli;

import java.nio.file.Path;
import net.mailmigrator.app.CommandOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the results go. */
final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The report folder (default: reports/BATCH/TIME-COMMAND).")
    @Nullable
    Path out;

    @Option(names = "--json", description = "The machine-readable summary on standard output, and nothing else there.")
    boolean json;

    CommandOptions with(RootCommand root, boolean progress) {
        return new CommandOptions(root.settings, out, json, progress && !root.quiet, root.verbosity());
    }

    CommandOptions with(RootCommand root) {
        return with(root, false);
    }
}
