package net.mailmigrator.testing.bench;

import static net.mailmigrator.testing.DovecotServer.MASTER;
import static net.mailmigrator.testing.DovecotServer.MASTER_PASSWORD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The migrator of this checkout, as {@code scripts/migrator} starts it. */
final class MigratorContender implements Contender {
    private static final String SIDE = "{ host: 127.0.0.1, port: %d, tls: none, login: { user: \"${login}*" + MASTER
            + "\", password: " + MASTER_PASSWORD + " } }";

    private final Path checkout;
    private final boolean verifying;

    /** @param verifying with the verification after the copy that the program makes unless told otherwise */
    MigratorContender(Path checkout, boolean verifying) {
        this.checkout = checkout;
        this.verifying = verifying;
    }

    @Override
    public String name() {
        return verifying ? "migrator, verifying" : "migrator";
    }

    @Override
    public String settings() {
        return "migrator " + String.join(" ", arguments()) + "; settings as by default; MIGRATOR_OPTS="
                + System.getenv().getOrDefault("MIGRATOR_OPTS", "");
    }

    private List<String> arguments() {
        return verifying ? List.of("run") : List.of("run", "--only", "copy");
    }

    @Override
    public List<Program> prepare(Job job) throws IOException {
        String rows = job.accounts().stream()
                .map(account -> account.sourceLogin() + "," + account.targetLogin() + "\n")
                .collect(Collectors.joining());
        Files.writeString(job.folder().resolve("accounts.csv"), "login,targetLogin\n" + rows);
        Files.writeString(job.folder().resolve("migration.yaml"), """
                batch: bench
                source:
                  accounts: { template: generic-csv, files: accounts.csv }
                  imap: %s
                target:
                  imap: %s
                run: { parallelAccounts: %d }
                """.formatted(
                        SIDE.formatted(job.sourcePort()), SIDE.formatted(job.targetPort()), job.parallel()));
        return List.of(program(job.folder(), arguments()));
    }

    /** Any command, in a folder with settings. */
    Program program(Path folder, List<String> arguments) {
        Path module = checkout.resolve("migrator-cli");
        List<String> command = new ArrayList<>();
        command.add(module.resolve("src/main/dist/bin/migrator").toString());
        command.addAll(arguments);
        command.add("--no-progress");
        return new Program(
                folder,
                Map.of(
                        "MIGRATOR_HOME",
                        checkout.toString(),
                        "MIGRATOR_LIB",
                        module.resolve("target/lib").toString()),
                command);
    }
}
