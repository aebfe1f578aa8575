package net.mailmigrator.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.FilterOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where log lines go: all to a file in the report folder, warnings to standard error. What libraries log about their
 * inner workings (queries, protocol) is left out, so that no secret and no message text can pass.
 */
public final class CommandLog {
    private static final String FILE = "file";
    private static final String CONSOLE = "console";

    private CommandLog() {}

    /**
     * Begins a command: warnings go to the stream.
     *
     * @param verbosity -1: errors only, 0: warnings, 1: what is going on, 2: in detail
     */
    public static void begin(PrintStream err, int verbosity) {
        end();
        LoggerContext context = context();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        ours(context).setLevel(Level.DEBUG);
        ours(context).setAdditive(false);
        OutputStreamAppender<ILoggingEvent> console = new OutputStreamAppender<>();
        console.setEncoder(encoder(context, "%-5level %msg%n%nopex"));
        console.setOutputStream(new Unclosed(err));
        attach(context, console, CONSOLE, level(verbosity));
    }

    /** Also writes everything to a file from now on. */
    public static void to(Path file) {
        LoggerContext context = context();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setFile(file.toString());
        appender.setEncoder(
                encoder(context, "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%thread] %logger{0} - %msg%n"));
        attach(context, appender, FILE, Level.DEBUG);
    }

    /** The log file, where there is one. */
    public static Optional<Path> file() {
        return root(context()).getAppender(FILE) instanceof FileAppender<ILoggingEvent> appender
                ? Optional.of(Path.of(appender.getFile()))
                : Optional.empty();
    }

    /** Ends the command's log. */
    public static void end() {
        Logger ours = ours(context());
        ours.setLevel(null);
        ours.setAdditive(true);
        for (String name : List.of(FILE, CONSOLE)) {
            detach(ours, name);
            detach(root(context()), name);
        }
    }

    private static void detach(Logger root, String name) {
        Appender<ILoggingEvent> appender = root.getAppender(name);
        if (appender != null) {
            root.detachAppender(appender);
            appender.stop();
        }
    }

    private static void attach(
            LoggerContext context, OutputStreamAppender<ILoggingEvent> appender, String name, Level level) {
        ThresholdFilter threshold = new ThresholdFilter();
        threshold.setLevel(level.toString());
        threshold.start();
        appender.addFilter(threshold);
        appender.setContext(context);
        appender.setName(name);
        appender.start();
        root(context).addAppender(appender);
        ours(context).addAppender(appender);
    }

    private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }

    private static Level level(int verbosity) {
        if (verbosity < 0) {
            return Level.ERROR;
        }
        return switch (verbosity) {
            case 0 -> Level.WARN;
            case 1 -> Level.INFO;
            default -> Level.DEBUG;
        };
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    /** Everything of this program; what it says goes to the command's own places only. */
    private static Logger ours(LoggerContext context) {
        return context.getLogger("net.mailmigrator");
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Standard error outlives the log. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(PrintStream err) {
            super(err);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws java.io.IOException {
            out.write(octets, offset, length);
        }

        @Override
        public void close() throws java.io.IOException {
            flush();
        }
    }
}
