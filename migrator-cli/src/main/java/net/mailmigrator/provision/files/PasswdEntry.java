package net.mailmigrator.provision.files;

import java.util.List;
import java.util.Optional;
import net.mailmigrator.model.Secret;

/**
 * One line of a passwd-file, as Dovecot reads it.
 *
 * @param rest uid, gid, gecos, home, shell and extra fields; the last may hold colons
 */
record PasswdEntry(String login, Secret password, List<String> rest) {
    private static final List<String> NAMES = List.of("uid", "gid", "gecos", "home", "shell", "extra fields");
    private static final int FIELDS = 8;

    PasswdEntry {
        rest = List.copyOf(rest);
    }

    /** Reads a line; empty for a comment, an empty line or one without a user. */
    static Optional<PasswdEntry> parse(String line) {
        String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith(":")) {
            return Optional.empty();
        }
        String[] fields = bare.split(":", FIELDS);
        return Optional.of(new PasswdEntry(
                fields[0],
                Secret.of(fields.length > 1 ? fields[1] : ""),
                List.of(fields).subList(Math.min(2, fields.length), fields.length)));
    }

    /** The name of the first field in which two lines differ; empty where they are the same. */
    Optional<String> differsIn(PasswdEntry other) {
        if (!login.equals(other.login)) {
            return Optional.of("login");
        }
        if (!password.equals(other.password)) {
            return Optional.of("password");
        }
        for (int i = 0; i < NAMES.size(); i++) {
            if (!field(i).equals(other.field(i))) {
                return Optional.of(NAMES.get(i));
            }
        }
        return Optional.empty();
    }

    private String field(int index) {
        return index < rest.size() ? rest.get(index) : "";
    }
}
