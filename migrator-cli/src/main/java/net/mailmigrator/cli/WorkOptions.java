package net.mailmigrator.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that talk to the mail servers for long. */
final class WorkOptions {
    @Option(
            names = "--trace",
            paramLabel = "ACCOUNT",
            description =
                    "Write this account's IMAP dialogue, without credentials and message text, to the report folder.")
    @Nullable
    String trace;

    @Option(names = "--no-progress", description = "No progress on standard error.")
    boolean noProgress;
}
