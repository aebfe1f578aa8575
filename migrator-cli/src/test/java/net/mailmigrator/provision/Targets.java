package net.mailmigrator.provision;

import java.nio.file.Path;
import java.util.Objects;

/** The target templates of the distribution. */
public final class Targets {
    private Targets() {}

    /** The file of the template. */
    public static Path dovecotFilesPath() {
        return Path.of(Objects.requireNonNull(System.getProperty("migrator.home")))
                .resolve("mapping-templates/targets/dovecot-files/target.yaml");
    }

    /** The template. */
    public static TargetTemplate dovecotFiles() {
        return TargetTemplateReader.read(dovecotFilesPath());
    }
}
