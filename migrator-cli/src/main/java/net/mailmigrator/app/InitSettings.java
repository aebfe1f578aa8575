package net.mailmigrator.app;

import java.nio.file.Path;
import net.mailmigrator.config.InitFile;
import net.mailmigrator.model.ExitStatus;

/** {@code init}: a settings file to start from. */
public final class InitSettings {
    private final Environment environment;

    /** A use case in an environment. */
    public InitSettings(Environment environment) {
        this.environment = environment;
    }

    /** Writes it into a folder. */
    public ExitStatus run(Path folder, String template) {
        Path file = InitFile.write(
                template, environment.place().workingDirectory().resolve(folder).normalize());
        environment.console().out().println("wrote " + file + "\nnext: edit it, then: migrator -c " + file + " check");
        return ExitStatus.OK;
    }
}
