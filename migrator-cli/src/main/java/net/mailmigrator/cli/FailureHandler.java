package net.mailmigrator.cli;

import java.io.PrintWriter;
import net.mailmigrator.app.CommandLog;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Says what ended a command: its own text for a stop, "a bug" for anything else. The one place that does. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    @Override
    public int handleExecutionException(
            Exception thrown, CommandLine commandLine, CommandLine.ParseResult parseResult) {
        PrintWriter err = commandLine.getErr();
        String command = commandLine.getCommandSpec().qualifiedName(" ");
        if (thrown instanceof StopException stop) {
            LOG.debug("{} ends with {}", command, stop.status(), stop);
            stop.text().lines().forEach(line -> err.println(command + ": " + line));
            return stop.status().code();
        }
        LOG.error("a bug of this program ended {}", command, thrown);
        err.println(command + ": a bug of this program: " + thrown);
        err.println(CommandLog.file()
                .map(file -> "The whole story is in " + file + "; what was done so far is in the journal.")
                .orElse("There is no log yet; run the command again with -v to see where it happened."));
        return ExitStatus.BUG.code();
    }
}
