package net.mailmigrator.template;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.serialization.node.TokenStreamLocationAware;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A template as it stands on disk, checked against the JSON schema of its kind. */
public final class TemplateFile {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private static final Pattern LINE = Pattern.compile(":(\\d+)(:|$)");

    private final Path path;
    private final JsonNode root;

    private TemplateFile(Path path, JsonNode root) {
        this.path = path;
        this.root = root;
    }

    /**
     * Reads and checks a template.
     *
     * @param schema name of the schema, as {@code source-template}
     * @throws net.mailmigrator.model.ProblemsException with every mistake and its line
     */
    public static TemplateFile read(Path path, String schema) {
        return read(path, schema, Map.of());
    }

    /**
     * Like {@link #read(Path, String)}.
     *
     * @param parameters values for the template's parameters, instead of its own
     */
    public static TemplateFile read(Path path, String schema, Map<String, String> parameters) {
        Problems problems = new Problems();
        String text = text(path, problems);
        @Nullable JsonNode root = text.isEmpty() ? null : parse(path, text, problems);
        if (root != null && (root.has("parameters") || !parameters.isEmpty())) {
            String filled = new TemplateParameters(path.toString(), root, parameters, problems).fill(text);
            problems.throwIfAny();
            root = parse(path, filled, problems);
        }
        if (root != null) {
            problems.addAll(check(path, root, schema));
        }
        problems.throwIfAny();
        return new TemplateFile(path, Objects.requireNonNull(root));
    }

    /** The whole content. */
    public JsonNode root() {
        return root;
    }

    /** Where it stands. */
    public Path path() {
        return path;
    }

    /** Place of a value, for problems that the schema cannot express: {@code file:line: key}. */
    public String place(JsonNode node, String key) {
        return place(path, node, key);
    }

    /** Empty where it is of no use, and then there is a problem. */
    private static String text(Path path, Problems problems) {
        try {
            String text = Files.readString(path);
            if (text.isBlank()) {
                problems.add(path.toString(), "the template is empty");
            }
            return text.isBlank() ? "" : text;
        } catch (CharacterCodingException notUtf8) {
            problems.add(path.toString(), "the template is not UTF-8");
        } catch (IOException unreadable) {
            problems.add(path.toString(), "the template cannot be read: " + unreadable.getMessage());
        }
        return "";
    }

    private static @Nullable JsonNode parse(Path path, String text, Problems problems) {
        try {
            JsonNode root = JsonNodes.readTree(YAML, text, LocationJsonNodeFactoryFactory.getInstance());
            if (root == null || root.isMissingNode() || root.isNull()) {
                problems.add(path.toString(), "the template is empty");
                return null;
            }
            return root;
        } catch (JacksonException noYaml) {
            int line = noYaml.getLocation() == null ? 0 : noYaml.getLocation().getLineNr();
            problems.add(path + (line > 0 ? ":" + line : ""), "no YAML: " + firstLine(noYaml.getOriginalMessage()));
        }
        return null;
    }

    private static List<Problem> check(Path path, JsonNode root, String name) {
        JsonNode schema = schema(name);
        SchemaWords words = new SchemaWords(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(root)
                .stream()
                .map(error -> problem(path, root, error, words))
                .distinct()
                .sorted(Comparator.comparingInt(TemplateFile::lineOf))
                .toList();
    }

    private static JsonNode schema(String name) {
        String resource = "/schema/" + name + ".schema.json";
        try (InputStream in = TemplateFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no schema " + resource + " in the program");
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Problem problem(Path path, JsonNode root, Error error, SchemaWords words) {
        JsonNode node = JsonNodes.get(root, error.getInstanceLocation());
        String key =
                error.getInstanceLocation().toString().replaceFirst("^/", "").replace('/', '.');
        @Nullable String property = error.getProperty();
        if (property != null && node != null && node.has(property)) {
            node = node.get(property);
            key = key.isEmpty() ? property : key + "." + property;
        }
        return new Problem(place(path, node, key), words.of(error));
    }

    private static String place(Path path, @Nullable JsonNode node, String key) {
        String line = node instanceof TokenStreamLocationAware aware
                ? ":" + aware.tokenStreamLocation().getLineNr()
                : "";
        return path + line + (key.isEmpty() ? "" : ": " + key);
    }

    private static int lineOf(Problem problem) {
        Matcher line = LINE.matcher(problem.place());
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "it cannot be parsed" : text.lines().findFirst().orElse("it cannot be parsed");
    }
}
