package net.mailmigrator.provision;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import net.mailmigrator.model.AgeBasis;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.template.TemplateCatalog;
import net.mailmigrator.template.TemplateFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a target template and checks it against its JSON schema. */
public final class TargetTemplateReader {
    private TargetTemplateReader() {}

    /**
     * Reads a template.
     *
     * @throws net.mailmigrator.model.ProblemsException with every mistake and its line
     */
    public static TargetTemplate read(Path file) {
        JsonNode root =
                TemplateFile.read(file, TemplateCatalog.Kind.TARGETS.schema()).root();
        return new TargetTemplate(
                text(root, "name"),
                text(root, "description"),
                LoginStrategy.valueOf(text(root, "loginStrategy")),
                texts(root.path("carries")),
                passwords(root.path("passwords")),
                quota(root.path("quota")),
                AgeBasis.valueOf(root.path("retention").path("ageBasis").asString(AgeBasis.INTERNALDATE.name())),
                new TargetTemplate.FileForm(text(root.path("file"), "name"), text(root.path("file"), "line")));
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
