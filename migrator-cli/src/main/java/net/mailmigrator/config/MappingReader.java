package net.mailmigrator.config;

import java.util.Map;
import java.util.Set;
import net.mailmigrator.mapping.MappingRules.QuotaDefaults;
import net.mailmigrator.mapping.MappingSettings;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;

/** Reads {@code mapping}. */
final class MappingReader {
    private static final Set<String> LATER =
            Set.of("tiers", "equal", "prop-min", "water-fill", "equal-fill", "scale-old", "manual");

    private MappingReader() {}

    /** @param defaults the rules' numbers, where the settings give none */
    static MappingSettings read(Section mapping, QuotaDefaults defaults, boolean mapsAccounts) {
        return new MappingSettings(quota(mapping.section("quota"), defaults), mapsAccounts);
    }

    private static QuotaPolicy quota(Section quota, QuotaDefaults defaults) {
        quota.known("policy", "size", "step", "minimum", "headroom", "fill");
        String policy = quota.need("policy", MappingReader::policy).orElse("");
        switch (policy) {
            case "fixed" -> only(quota, policy, Set.of("size"));
            case "usage-headroom" -> only(quota, policy, Set.of("step", "minimum", "headroom", "fill"));
            case "keep" -> only(quota, policy, Set.of());
            default -> {}
        }
        return switch (policy) {
            case "fixed" -> new QuotaPolicy.Fixed(quota.need("size", Kinds.SIZE).orElse(1L));
            case "usage-headroom" -> usageHeadroom(quota, defaults);
            default -> new QuotaPolicy.Keep();
        };
    }

    private static QuotaPolicy usageHeadroom(Section quota, QuotaDefaults defaults) {
        int fill = quota.read("fill", Kinds.PERCENT).orElse(defaults.fillPercent());
        if (fill == 0) {
            quota.problem("fill", "must be above 0%: no quota is that large");
        }
        return new QuotaPolicy.UsageHeadroom(
                quota.read("step", Kinds.SIZE).orElse(defaults.step()),
                quota.read("minimum", Kinds.SIZE).orElse(defaults.minimum()),
                quota.read("headroom", MappingReader::headroom).orElse(defaults.headroomPercent()),
                fill);
    }

    /** Growth may be more than the double. */
    private static int headroom(String text) throws BadValue {
        String digits = text.strip().replaceFirst("\\s*%$", "");
        if (!text.contains("%") || !digits.matches("\\d{1,4}")) {
            throw new BadValue("is \"" + text + "\", must be a whole percentage such as 50%");
        }
        return Integer.parseInt(digits);
    }

    private static String policy(String text) throws BadValue {
        if (LATER.contains(text)) {
            throw new BadValue(
                    "\"" + text + "\" is not supported yet by this version; there are keep, fixed and usage-headroom");
        }
        return Kinds.words(Map.of("keep", "keep", "fixed", "fixed", "usage-headroom", "usage-headroom"))
                .read(text);
    }

    private static void only(Section quota, String policy, Set<String> meaningful) {
        for (String key : new String[] {"size", "step", "minimum", "headroom", "fill"}) {
            if (quota.has(key) && !meaningful.contains(key)) {
                quota.problem(key, "means nothing with \"policy: " + policy + "\"; take it out");
            }
        }
    }
}
