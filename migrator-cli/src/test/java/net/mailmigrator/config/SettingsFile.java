package net.mailmigrator.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.ProblemsException;

/** A settings file in a folder of its own, with templates beside it and an environment. */
final class SettingsFile {
    /** The smallest useful file of CONTRACT.md. */
    static final String SMALL = """
            batch: small
            source:
              accounts: { template: generic-csv, files: accounts.csv }
              imap: { host: 127.0.0.1, port: 21143, tls: none, login: { user: "${login}*master", password: "${env:SRC}" } }
            target:
              imap: { host: 127.0.0.1, port: 22143, tls: none, login: { user: "${login}*master", password: "${env:DST}" } }
            """;

    final Path folder;
    private final Map<String, String> env = new HashMap<>(Map.of("SRC", "source secret", "DST", "target secret"));

    SettingsFile(Path folder) {
        this.folder = folder;
        Map<String, String> files = Map.of(
                "accounts.csv", "login\n",
                "home/mapping-templates/sources/generic-csv.yaml", "kind: files\n",
                "home/mapping-templates/sources/config-server.yaml", "kind: jdbc\n",
                "home/mapping-templates/rules/standard.yaml", standardRules(),
                "home/mapping-templates/targets/dovecot-files/target.yaml", "name: dovecot-files\n");
        for (Entry<String, String> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
    }

    private static String standardRules() {
        try {
            return Files.readString(
                    Path.of(System.getProperty("migrator.home", "")).resolve("mapping-templates/rules/standard.yaml"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    SettingsFile env(String name, String value) {
        env.put(name, value);
        return this;
    }

    Path write(String name, String text) {
        try {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Settings load(String yaml) {
        return load(write("migration.yaml", yaml));
    }

    Settings load(Path file) {
        return new SettingsLoader(folder.resolve("home"), env).load(file);
    }

    /** The problems of the file, as people read them; empty where it loads. */
    List<String> problems(String yaml) {
        try {
            load(yaml);
            return List.of();
        } catch (ProblemsException wrong) {
            return wrong.problems().stream().map(Problem::toString).toList();
        }
    }
}
