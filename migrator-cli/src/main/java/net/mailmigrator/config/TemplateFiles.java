package net.mailmigrator.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds templates: a name under {@code <home>/mapping-templates/<kind>}, a value with a slash as a path. */
final class TemplateFiles {
    private static final String SUFFIX = ".yaml";
    private static final String TARGET_FILE = "target.yaml";

    private final Path templates;

    /** @param home the folder that holds {@code mapping-templates} */
    TemplateFiles(Path home) {
        this.templates = home.resolve("mapping-templates");
    }

    /** A source template: {@code sources/NAME.yaml}. */
    Path source(String written, SettingsContext context) throws BadValue {
        if (written.contains("/")) {
            return existing(context.path(written));
        }
        return named(written, templates.resolve("sources"), SUFFIX);
    }

    /** A target template: {@code targets/NAME/target.yaml}. */
    Path target(String written, SettingsContext context) throws BadValue {
        if (written.contains("/")) {
            Path path = context.path(written);
            return existing(Files.isDirectory(path) ? path.resolve(TARGET_FILE) : path);
        }
        return named(written, templates.resolve("targets"), "/" + TARGET_FILE);
    }

    private static Path existing(Path path) throws BadValue {
        if (!Files.isRegularFile(path)) {
            throw new BadValue("there is no template " + path);
        }
        return path;
    }

    private static Path named(String name, Path folder, String suffix) throws BadValue {
        Path path = folder.resolve(name + suffix);
        if (Files.isRegularFile(path)) {
            return path;
        }
        List<String> atHand = names(folder, suffix);
        throw new BadValue("there is no template \"" + name + "\" in " + folder + Nearest.hint(name, atHand, ";")
                + " at hand: " + (atHand.isEmpty() ? "none" : String.join(", ", atHand)));
    }

    private static List<String> names(Path folder, String suffix) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .map(entry -> entry.endsWith(SUFFIX) ? entry.substring(0, entry.length() - SUFFIX.length()) : entry)
                    .filter(entry -> Files.isRegularFile(folder.resolve(entry + suffix)))
                    .sorted()
                    .toList();
        } catch (IOException noFolder) {
            return List.of();
        }
    }
}
