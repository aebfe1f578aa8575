package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the Cyrus that {@code scripts/test} unpacks below the checkout: its packages cannot be installed beside a
 * Dovecot.
 */
public final class Cyruses {
    private Cyruses() {}

    /** Skips the calling test where there is no Cyrus, with the reason; under continuous integration it fails. */
    public static void assumeAvailable() {
        if (!Files.isExecutable(program("master")) || !Files.isExecutable(saslpasswd())) {
            String reason = "no Cyrus in " + unpacked() + " (scripts/test brings it there)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(reason);
            }
            Assumptions.abort(reason);
        }
    }

    private static Path unpacked() {
        return Path.of(System.getProperty("migrator.home", "."), ".cache", "cyrus")
                .toAbsolutePath()
                .normalize();
    }

    /** A program of Cyrus. */
    static Path program(String name) {
        return unpacked().resolve("usr/lib/cyrus/bin").resolve(name);
    }

    /** What puts users into sasldb. */
    static Path saslpasswd() {
        return unpacked().resolve("usr/sbin/saslpasswd2");
    }

    /** Cyrus' own libraries, under the names that its programs ask for. */
    static List<Path> libraries() {
        try (Stream<Path> tree = Files.walk(unpacked().resolve("usr/lib"), 2)) {
            return tree.filter(path -> path.getFileName().toString().matches("libcyrus\\w*\\.so\\.\\d+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
