package net.mailmigrator.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.template.Nearest;

/** Writes the {@code migration.yaml} to start from. */
public final class InitFile {
    /** The name that every command looks for. */
    public static final String NAME = "migration.yaml";

    /** The source templates that there is a starter for; the first is the default. */
    public static final List<String> TEMPLATES = List.of("generic-csv", "config-server");

    private InitFile() {}

    /**
     * Writes a starter into a folder, made where it does not exist.
     *
     * @param template one of {@link #TEMPLATES}
     * @return the file written
     * @throws StopException where there is such a file already (it is left as it is), the template is none, or the
     *     folder cannot be written
     */
    public static Path write(String template, Path folder) {
        if (!TEMPLATES.contains(template)) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "there is no settings file to start from for the template \"" + template + "\""
                            + Nearest.hint(template, TEMPLATES, ";") + " There are: " + String.join(", ", TEMPLATES));
        }
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, starter(template), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return file;
        } catch (FileAlreadyExistsException exists) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    file + " exists already and was left as it is; name another folder, or move it away",
                    exists);
        } catch (IOException unwritable) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "cannot write " + file + ": " + unwritable.getClass().getSimpleName() + " "
                            + unwritable.getMessage(),
                    unwritable);
        }
    }

    private static String starter(String template) throws IOException {
        try (InputStream resource = InitFile.class.getResourceAsStream("/init/" + template + ".yaml")) {
            if (resource == null) {
                throw new IllegalStateException("no starter for " + template + " in the program");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
