package net.mailmigrator.provision;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Problems;
import net.mailmigrator.model.StopException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a target template and checks it against its JSON schema. */
public final class TargetTemplateReader {
    private static final String SCHEMA = "/schema/target.schema.json";
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private TargetTemplateReader() {}

    /**
     * Reads a template.
     *
     * @throws StopException REJECTED; with every mistake where the file is readable
     */
    public static TargetTemplate read(Path file) {
        JsonNode root = parse(file);
        Problems problems = new Problems();
        for (Error error : schema().validate(root)) {
            String key = error.getInstanceLocation().toString().replaceFirst("^/", "");
            problems.add(file + (key.isEmpty() ? "" : ": " + key.replace('/', '.')), error.getMessage());
        }
        problems.throwIfAny();
        return new TargetTemplate(
                text(root, "name"),
                text(root, "description"),
                texts(root.path("carries")),
                passwords(root.path("passwords")),
                quota(root.path("quota")),
                new TargetTemplate.FileForm(text(root.path("file"), "name"), text(root.path("file"), "line")));
    }

    private static JsonNode parse(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException | JacksonException broken) {
            String words = broken instanceof JacksonException yaml ? yaml.getOriginalMessage() : broken.toString();
            throw new StopException(
                    ExitStatus.REJECTED, "cannot read the target template " + file + ": " + words, broken);
        }
    }

    private static Schema schema() {
        try (InputStream resource = TargetTemplateReader.class.getResourceAsStream(SCHEMA)) {
            if (resource == null) {
                throw new IllegalStateException("no " + SCHEMA + " in the program");
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(resource, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TargetTemplate.Passwords passwords(JsonNode node) {
        @Nullable String plain = node.has("plain") ? text(node, "plain") : null;
        return new TargetTemplate.Passwords(
                texts(node.path("accept")), texts(node.path("encodings")), plain, text(node, "locked"));
    }

    private static TargetTemplate.Quota quota(JsonNode node) {
        return new TargetTemplate.Quota(text(node, "limited"), text(node, "unlimited"), text(node, "unset"));
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString();
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(item -> texts.add(item.asString()));
        return texts;
    }
}
