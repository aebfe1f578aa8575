package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** The bare protocol client, in a process of its own. */
final class FloorContender implements Contender {
    private final IntSupplier connections;
    private final String name;

    /** @param connections to the target, for each account */
    FloorContender(String name, IntSupplier connections) {
        this.name = name;
        this.connections = connections;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String settings() {
        return "bare protocol client: one streamed UID FETCH, MULTIAPPEND of 100 with LITERAL+, no journal, no checks; JVM"
                + " start included";
    }

    @Override
    public List<Program> prepare(Job job) throws IOException {
        Path accounts = job.folder().resolve("accounts");
        Files.writeString(
                accounts,
                job.accounts().stream()
                        .map(account -> account.sourceLogin() + " " + account.targetLogin() + " "
                                + BenchAccount.PASSWORD + "\n")
                        .collect(Collectors.joining()));
        return List.of(new Program(
                job.folder(),
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FloorClient.class.getName(),
                        "" + job.sourcePort(),
                        "" + job.targetPort(),
                        "" + connections.getAsInt(),
                        "" + job.parallel(),
                        accounts.toString())));
    }

    @Override
    public boolean canRepeat() {
        return false;
    }
}
