package net.mailmigrator.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A database server that a distribution's packages bring, and how a private one is made with it. */
public enum DatabaseProgram {
    MARIADB {
        @Override
        boolean isAvailable() {
            return Files.isExecutable(MARIADBD) && Files.isReadable(TABLES.get(0));
        }

        @Override
        List<List<String>> preparations(Path home) throws IOException {
            StringBuilder script = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
            for (Path tables : TABLES) {
                script.append(Files.readString(tables)).append('\n');
            }
            Files.writeString(home.resolve("input"), script);
            Files.writeString(home.resolve("init"), """
                    CREATE OR REPLACE USER '%s'@'127.0.0.1' IDENTIFIED BY '%s';
                    GRANT ALL ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;
                    """.formatted(ADMIN, PASSWORD));
            Path data = home.resolve("data");
            return List.of(
                    List.of("mkdir", data.toString()),
                    List.of(
                            MARIADBD.toString(),
                            "--no-defaults",
                            "--bootstrap",
                            "--datadir=" + data,
                            "--skip-networking",
                            "--innodb-flush-method=fsync",
                            "--aria-log-dir-path=" + data));
        }

        @Override
        List<String> command(Path home, int port) {
            return List.of(
                    MARIADBD.toString(),
                    "--no-defaults",
                    "--datadir=" + home.resolve("data"),
                    "--socket=" + home.resolve("socket"),
                    "--pid-file=" + home.resolve("pid"),
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--skip-name-resolve",
                    "--character-set-server=utf8mb4",
                    "--innodb-flush-log-at-trx-commit=0",
                    "--init-file=" + home.resolve("init"));
        }

        @Override
        String url(int port, String database) {
            return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
        }
    },
    POSTGRESQL {
        @Override
        boolean isAvailable() {
            return Files.isDirectory(POSTGRES) && programs().isPresent();
        }

        @Override
        List<List<String>> preparations(Path home) throws IOException {
            Files.writeString(home.resolve("input"), PASSWORD + "\n");
            return List.of(List.of(
                    programs().orElseThrow().resolve("initdb").toString(),
                    "--pgdata=" + home.resolve("data"),
                    "--username=" + ADMIN,
                    "--pwfile=/dev/stdin",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync"));
        }

        @Override
        List<String> command(Path home, int port) {
            return List.of(
                    programs().orElseThrow().resolve("postgres").toString(),
                    "-D",
                    home.resolve("data").toString(),
                    "-p",
                    String.valueOf(port),
                    "-k",
                    home.toString(),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "fsync=off");
        }

        @Override
        String url(int port, String database) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + (database.isEmpty() ? "postgres" : database);
        }
    };

    /** Who may do everything. */
    static final String ADMIN = "verwalter";

    /** The administrator's password. */
    static final String PASSWORD = "admin-secret";

    private static final Path MARIADBD = Path.of("/usr/sbin/mariadbd");
    private static final List<Path> TABLES = List.of(
            Path.of("/usr/share/mysql/mysql_system_tables.sql"),
            Path.of("/usr/share/mysql/mysql_system_tables_data.sql"));
    private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

    abstract boolean isAvailable();

    /** Commands that make the server's files. */
    abstract List<List<String>> preparations(Path home) throws IOException;

    /** What those commands read. */
    File input(Path home) {
        return home.resolve("input").toFile();
    }

    abstract List<String> command(Path home, int port);

    abstract String url(int port, String database);

    /** Of the newest version that is installed. */
    private static java.util.Optional<Path> programs() {
        try (Stream<Path> versions = Files.list(POSTGRES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.comparing(Path::toString));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
