package net.mailmigrator.imap.token;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * Runs a program, without a shell and without input, for what it prints. Its arguments may hold secrets and are never
 * shown; what it says on standard error is, without anything that looks like a token.
 *
 * @param command program and arguments
 */
record TokenCommand(List<String> command, Duration timeout) {
    private static final int MOST_OCTETS = 64 * 1024;
    private static final int LONGEST_WORDS = 500;
    private static final int SHORTEST_SECRET = 6;
    private static final long GRACE_SECONDS = 5;

    TokenAnswer run() throws MailException {
        Process process = start();
        CompletableFuture<String> printed = reading(process.getInputStream());
        CompletableFuture<String> said = reading(process.getErrorStream());
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw failed("did not end within " + timeout.toSeconds() + " s" + words(printed, said));
            }
            String output = read(printed);
            if (process.exitValue() != 0) {
                throw failed("ended with exit status " + process.exitValue() + words(printed, said));
            }
            return TokenAnswer.read(output)
                    .orElseThrow(() -> failed("printed no token: it must print the token alone, or JSON with"
                            + " access_token" + words(printed, said)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        } finally {
            end(process);
        }
    }

    private Process start() throws MailException {
        try {
            return new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .start();
        } catch (IOException cannot) {
            // the JDK's message names the program only
            throw failed("cannot be started (" + hidden(String.valueOf(cannot.getMessage()), "") + ")");
        }
    }

    private MailException failed(String why) {
        return MailException.answered(
                FailureScope.ACCOUNT,
                new MailException.Reason(AnswerMeaning.NO_TOKEN, null, false),
                "get a token from the command " + command.get(0),
                "it " + why);
    }

    private String words(CompletableFuture<String> printed, CompletableFuture<String> said) {
        String text =
                hidden(read(said), read(printed)).replaceAll("\\p{Cntrl}+", " ").strip();
        if (text.isEmpty()) {
            return ", and said nothing on standard error";
        }
        return "; it said: " + (text.length() > LONGEST_WORDS ? text.substring(0, LONGEST_WORDS) + "..." : text);
    }

    /** What it printed may be a token, what it was called with may be a secret, and so may any long word. */
    private String hidden(String said, String printed) {
        String clean = said;
        for (String word : printed.split("[\\s\"{},:]+", -1)) {
            clean = word.length() < SHORTEST_SECRET ? clean : clean.replace(word, "[redacted]");
        }
        for (String argument : command.subList(1, command.size())) {
            clean = argument.length() < SHORTEST_SECRET ? clean : clean.replace(argument, "[argument]");
        }
        return clean.replaceAll("(?i)(bearer\\s+)\\S+", "$1[redacted]")
                .replaceAll("[A-Za-z0-9._~+=-]{40,}", "[redacted]");
    }

    private static String read(CompletableFuture<String> stream) {
        try {
            return stream.get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException keptOpen) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** A thread of its own: a command may block on one stream while the other is read. */
    private static CompletableFuture<String> reading(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> text(stream), task -> {
            Thread thread = new Thread(task, "token-command");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static String text(InputStream stream) {
        try (stream) {
            byte[] octets = stream.readNBytes(MOST_OCTETS);
            stream.transferTo(OutputStream.nullOutputStream());
            return new String(octets, StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }

    /** By handle: Process.destroy would close the streams with what is still to be read. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    @Override
    public String toString() {
        return command.get(0) + " …";
    }
}
