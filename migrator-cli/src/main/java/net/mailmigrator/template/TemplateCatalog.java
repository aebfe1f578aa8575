package net.mailmigrator.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;

/** The templates at hand: {@code <home>/mapping-templates/KIND/NAME.yaml}, targets in {@code targets/NAME/target.yaml}. */
public final class TemplateCatalog {
    private static final String SUFFIX = ".yaml";

    private final Path folder;

    /** Kinds of templates. */
    public enum Kind {
        SOURCES("source-template", SUFFIX),
        RULES("rules-template", SUFFIX),
        TARGETS("target", "/target.yaml");

        private final String schema;
        private final String suffix;

        Kind(String schema, String suffix) {
            this.schema = schema;
            this.suffix = suffix;
        }

        /** The folder below {@code mapping-templates}. */
        public String folder() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The schema its files are checked against. */
        public String schema() {
            return schema;
        }
    }

    /** @param home the folder of the distribution or the checkout, which holds {@code mapping-templates} */
    public TemplateCatalog(Path home) {
        this.folder = home.resolve("mapping-templates");
    }

    /** Names of the templates of a kind, sorted. */
    public List<String> names(Kind kind) {
        Path files = folder.resolve(kind.folder());
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(files)) {
            return found.map(path -> String.valueOf(path.getFileName()))
                    .map(name -> name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name)
                    .filter(name -> Files.isRegularFile(files.resolve(name + kind.suffix)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Finds a template.
     *
     * @param nameOrPath a name of the catalogue, or a path, which has a slash
     * @param base the folder where relative paths start
     * @throws StopException where there is none; names those at hand
     */
    public Path find(Kind kind, String nameOrPath, Path base) {
        boolean isPath = nameOrPath.contains("/") || nameOrPath.contains("\\");
        Path file = isPath
                ? fileOf(kind, base.resolve(nameOrPath).normalize())
                : folder.resolve(kind.folder()).resolve(nameOrPath + kind.suffix);
        if (Files.isRegularFile(file)) {
            return file;
        }
        throw new StopException(
                ExitStatus.REJECTED,
                isPath
                        ? "there is no template " + file
                        : "there is no template " + nameOrPath + " in " + folder.resolve(kind.folder()) + "; at hand: "
                                + atHand(kind) + ". A value with a slash is taken as a path");
    }

    /** A target may be named by its folder. */
    private static Path fileOf(Kind kind, Path path) {
        return Files.isDirectory(path) ? Path.of(path + kind.suffix) : path;
    }

    /** The one line that describes a template; empty where it has none. */
    public String description(Path template) {
        return TemplateFile.read(template, kindOf(template).schema())
                .root()
                .path("description")
                .asString("");
    }

    /**
     * Checks a template against the schema of its kind.
     *
     * @throws net.mailmigrator.model.ProblemsException with every mistake and its line
     */
    public void check(Path template) {
        if (kindOf(template) == Kind.SOURCES) {
            SourceTemplateReader.read(template);
        } else {
            TemplateFile.read(template, kindOf(template).schema());
        }
    }

    /** The kind of a template file: by its folder, else by what it says of itself. */
    private static Kind kindOf(Path template) {
        if (template.endsWith("target.yaml")) {
            return Kind.TARGETS;
        }
        Path parent = template.toAbsolutePath().normalize().getParent();
        String folder = parent == null ? "" : String.valueOf(parent.getFileName());
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.folder().equals(folder))
                .findFirst()
                .orElseGet(() -> says(template, "kind: rules") ? Kind.RULES : Kind.SOURCES);
    }

    private static boolean says(Path template, String line) {
        try (Stream<String> lines = Files.lines(template)) {
            return lines.anyMatch(line::equals);
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private String atHand(Kind kind) {
        List<String> names = names(kind);
        return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
    }
}
