package net.mailmigrator.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.mailmigrator.mapping.MappingRules.QuotaDefaults;
import net.mailmigrator.mapping.MappingSettings;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.quota.Division;
import org.jspecify.annotations.Nullable;

/** Reads {@code mapping}. */
final class MappingReader {
    private static final String[] NUMBERS = {
        "size", "step", "minimum", "maximum", "headroom", "fill", "tiers", "file", "overcommit"
    };
    private static final Set<String> BY_USAGE = Set.of("step", "minimum", "headroom", "fill", "overcommit");
    private static final Set<String> DIVIDED = Set.of("step", "minimum", "overcommit");
    private static final Set<String> FILLED = Set.of("step", "minimum", "maximum", "overcommit");
    private static final int MOST_OVERCOMMIT = 200;

    private final Section quota;
    private final QuotaDefaults defaults;
    private final Map<String, Policy> policies = new TreeMap<>();

    private MappingReader(Section quota, QuotaDefaults defaults) {
        this.quota = quota;
        this.defaults = defaults;
        policies.put("keep", new Policy(Set.of(), reader -> new QuotaPolicy.Keep()));
        policies.put("keep-old", new Policy(BY_USAGE, reader -> new QuotaPolicy.KeepOld(reader.usageHeadroom())));
        policies.put("fixed", new Policy(Set.of("size", "overcommit"), MappingReader::fixed));
        policies.put("usage-headroom", new Policy(BY_USAGE, MappingReader::usageHeadroom));
        policies.put("tiers", new Policy(Set.of("tiers", "fill", "overcommit"), MappingReader::tiers));
        policies.put("manual", new Policy(Set.of("file", "overcommit"), MappingReader::manual));
        policies.put("equal", new Policy(DIVIDED, reader -> reader.divided(Division.EQUAL)));
        policies.put("prop-min", new Policy(DIVIDED, reader -> reader.divided(Division.PROP_MIN)));
        policies.put("water-fill", new Policy(FILLED, reader -> reader.divided(Division.WATER_FILL)));
        policies.put("equal-fill", new Policy(FILLED, reader -> reader.divided(Division.EQUAL_FILL)));
        policies.put("scale-old", new Policy(DIVIDED, reader -> reader.divided(Division.SCALE_OLD)));
    }

    /** @param defaults the rules' numbers, where the settings give none */
    static MappingSettings read(Section mapping, QuotaDefaults defaults, boolean mapsAccounts) {
        MappingReader reader = new MappingReader(mapping.section("quota"), defaults);
        return new MappingSettings(reader.policy(), reader.overcommit(), mapsAccounts);
    }

    private QuotaPolicy policy() {
        quota.known("policy", "size", "step", "minimum", "maximum", "headroom", "fill", "tiers", "file", "overcommit");
        Map<String, String> words = new TreeMap<>();
        policies.keySet().forEach(word -> words.put(word, word));
        String word = quota.need("policy", Kinds.words(words)).orElse("");
        @Nullable Policy policy = policies.get(word);
        if (policy == null) {
            return new QuotaPolicy.Keep();
        }
        for (String key : NUMBERS) {
            if (quota.has(key) && !policy.keys().contains(key)) {
                quota.problem(key, "means nothing with \"policy: " + word + "\"; take it out");
            }
        }
        return policy.reader().apply(this);
    }

    private QuotaPolicy fixed() {
        return new QuotaPolicy.Fixed(quota.need("size", Kinds.SIZE).orElse(1L));
    }

    private QuotaPolicy.UsageHeadroom usageHeadroom() {
        return new QuotaPolicy.UsageHeadroom(
                step(),
                minimum(),
                quota.read("headroom", MappingReader::percent).orElse(defaults.headroomPercent()),
                fill());
    }

    private QuotaPolicy tiers() {
        List<Long> sizes = quota.list("tiers", Kinds.SIZE);
        return new QuotaPolicy.Tiers(sizes.isEmpty() ? defaults.tiers() : sizes, fill());
    }

    private QuotaPolicy manual() {
        return new QuotaPolicy.Manual(quota.need("file", quota.context()::path)
                .map(path -> new QuotaListReader(quota).read(path))
                .orElse(Map.of()));
    }

    private QuotaPolicy divided(Division division) {
        return new QuotaPolicy.Divided(
                division, step(), minimum(), quota.read("maximum", Kinds.SIZE).orElse(null));
    }

    private long step() {
        return quota.read("step", Kinds.SIZE).orElse(defaults.step());
    }

    private long minimum() {
        return quota.read("minimum", Kinds.SIZE).orElse(defaults.minimum());
    }

    private int fill() {
        int fill = quota.read("fill", Kinds.PERCENT).orElse(defaults.fillPercent());
        if (fill == 0) {
            quota.problem("fill", "must be above 0%: no quota is that large");
        }
        return Math.max(1, fill);
    }

    private int overcommit() {
        int percent = quota.read("overcommit", MappingReader::percent).orElse(100);
        if (percent < 100 || percent > MOST_OVERCOMMIT) {
            quota.problem("overcommit", "must be from 100% to " + MOST_OVERCOMMIT + "%");
        }
        return percent;
    }

    /** More than a hundred makes sense. */
    private static int percent(String text) throws BadValue {
        String digits = text.strip().replaceFirst("\\s*%$", "");
        if (!text.contains("%") || !digits.matches("\\d{1,4}")) {
            throw new BadValue("is \"" + text + "\", must be a whole percentage such as 50%");
        }
        return Integer.parseInt(digits);
    }

    /** A policy: the keys that mean something with it, and what it is made of. */
    private record Policy(Set<String> keys, Function<MappingReader, QuotaPolicy> reader) {}
}
