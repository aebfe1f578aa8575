package net.mailmigrator.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import net.mailmigrator.model.Pause;

/**
 * What a command finds around it; tests bring their own.
 *
 * @param interrupts takes the process's signals from then on; before that they end it as usual
 */
public record Environment(
        Console console,
        Place place,
        Clock clock,
        Pause pause,
        ServerFactory servers,
        Supplier<Interrupts> interrupts) {
    /**
     * The streams.
     *
     * @param out results only
     * @param err progress, warnings, log
     * @param terminal whether people look at {@code err} on a terminal that can redraw lines and show colours
     */
    public record Console(PrintStream out, PrintStream err, boolean terminal) {}

    /**
     * Where the process runs.
     *
     * @param workingDirectory where relative paths of options start
     * @param home the folder that holds {@code mapping-templates}
     * @param variables what {@code ${env:NAME}} is resolved from
     */
    public record Place(Path workingDirectory, Path home, Map<String, String> variables) {
        /** Secrets may be among the variables. */
        @Override
        public String toString() {
            return workingDirectory + ", home " + home;
        }
    }
}
