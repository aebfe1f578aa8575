package net.mailmigrator.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.mapping.MappingRules;
import net.mailmigrator.mapping.wave.WaveList;
import net.mailmigrator.mapping.wave.WaveSettings;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.VirusMode;
import net.mailmigrator.template.TemplateCatalog;
import net.mailmigrator.template.TemplateFile;
import net.mailmigrator.template.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a rules template ({@code mapping-templates/rules/NAME.yaml}). */
public final class RulesReader {
    private RulesReader() {}

    /**
     * Reads and checks it.
     *
     * @throws net.mailmigrator.model.ProblemsException with every mistake and its line
     */
    public static MappingRules read(Path template) {
        JsonNode root =
                TemplateFile.read(template, TemplateCatalog.Kind.RULES.schema()).root();
        Map<SpamMode, MappingRules.SpamChange> spam = new EnumMap<>(SpamMode.class);
        root.path("spam")
                .properties()
                .forEach(entry -> spam.put(SpamMode.valueOf(entry.getKey()), spamChange(entry.getValue())));
        return new MappingRules(
                spam,
                VirusMode.valueOf(root.path("virus").asString()),
                quota(root.path("quota")),
                retention(root.path("retention")),
                waves(root.path("waves")),
                KnownIssuesReader.read(root.path("knownIssues")));
    }

    private static @Nullable WaveSettings waves(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new WaveSettings(
                        WaveList.NONE,
                        node.has("accounts") ? node.path("accounts").asInt() : null,
                        node.has("size") ? bytes(node.path("size")) : null,
                        node.path("split").asBoolean(false));
    }

    private static MappingRules.RetentionDefaults retention(JsonNode node) {
        MappingRules.RetentionDefaults announced = MappingRules.RetentionDefaults.ANNOUNCED;
        return new MappingRules.RetentionDefaults(
                node.path("daysWithoutQuota").asInt(announced.daysWithoutQuota()),
                node.path("graceDays").asInt(announced.graceDays()));
    }

    private static MappingRules.SpamChange spamChange(JsonNode node) {
        @Nullable
        BigDecimal floor = node.has("scoreAtLeast") ? node.path("scoreAtLeast").asDecimal() : null;
        return new MappingRules.SpamChange(SpamMode.valueOf(node.path("becomes").asString()), floor);
    }

    private static MappingRules.QuotaDefaults quota(JsonNode node) {
        return new MappingRules.QuotaDefaults(
                bytes(node.path("step")),
                bytes(node.path("minimum")),
                node.path("headroomPercent").asInt(),
                node.path("fillPercent").asInt(),
                node.path("warnAbovePercent").asInt(),
                tiers(node));
    }

    /** Without any, the smallest quota is the only size. */
    private static List<Long> tiers(JsonNode node) {
        List<Long> sizes = new ArrayList<>();
        node.path("tiers").forEach(size -> sizes.add(bytes(size)));
        return sizes.isEmpty() ? List.of(bytes(node.path("minimum"))) : sizes;
    }

    /** The schema has checked the form. */
    private static long bytes(JsonNode size) {
        return Unit.B.bytes(size.asString()).orElseThrow();
    }
}
