package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy.UsageHeadroom;
import net.mailmigrator.mapping.quota.Division;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotaSettingsTest {
    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    SettingsFile file;

    @BeforeEach
    void write() throws IOException {
        file = new SettingsFile(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "equal, EQUAL",
        "prop-min, PROP_MIN",
        "water-fill, WATER_FILL",
        "equal-fill, EQUAL_FILL",
        "scale-old, SCALE_OLD"
    })
    void a_division_takes_step_and_minimum_of_the_settings_or_of_the_rules(String word, Division division) {
        assertThat(policy("policy: " + word)).isEqualTo(new QuotaPolicy.Divided(division, 256 * MIB, 512 * MIB, null));
        assertThat(policy("policy: " + word + ", step: 1GiB, minimum: 2GiB"))
                .isEqualTo(new QuotaPolicy.Divided(division, 1024 * MIB, 2048 * MIB, null));
        assertThat(policy("policy: " + word).word()).isEqualTo(word);
    }

    @Test
    void the_other_policies_are_read_with_their_numbers() throws IOException {
        Files.writeString(
                folder.resolve("quotas.csv"), "\uFEFFlogin,quota\n\"domain.de3\",2GiB\nwith,comma; 512 MiB\n\n");

        assertThat(policy("policy: keep-old, fill: 50%"))
                .isEqualTo(new QuotaPolicy.KeepOld(new UsageHeadroom(256 * MIB, 512 * MIB, 50, 50)));
        assertThat(policy("policy: tiers, tiers: [5GiB, 1GiB]"))
                .isEqualTo(new QuotaPolicy.Tiers(List.of(1024 * MIB, 5120 * MIB), 60));
        assertThat(policy("policy: water-fill, maximum: 10GiB"))
                .isEqualTo(new QuotaPolicy.Divided(Division.WATER_FILL, 256 * MIB, 512 * MIB, 10240 * MIB));
        assertThat(policy("policy: manual, file: quotas.csv"))
                .isEqualTo(new QuotaPolicy.Manual(Map.of("domain.de3", 2048 * MIB, "with,comma", 512 * MIB)));
        assertThat(file.load(yaml("policy: equal, overcommit: 120%")).mapping().overcommitPercent())
                .isEqualTo(120);
    }

    @Test
    void numbers_that_mean_nothing_with_the_policy_or_are_out_of_bounds_are_problems() {
        assertThat(file.problems(yaml("policy: equal, maximum: 1GiB, overcommit: 201%")))
                .anyMatch(text -> text.contains("mapping.quota.maximum: means nothing with \"policy: equal\""))
                .anyMatch(text -> text.contains("mapping.quota.overcommit: must be from 100% to 200%"))
                .hasSize(2);
    }

    @Test
    void every_bad_line_of_a_list_of_quotas_is_named() throws IOException {
        Files.writeString(folder.resolve("quotas.csv"), "login;quota\na;1GiB\na;2GiB\nb;much\nc\n");

        assertThat(file.problems(yaml("policy: manual, file: quotas.csv")))
                .anyMatch(text -> text.contains("quotas.csv:3: the login a stands there twice"))
                .anyMatch(text -> text.contains("quotas.csv:4: the quota of b is \"much\""))
                .anyMatch(text -> text.contains("quotas.csv:5: must be a login, a comma and a quota"))
                .hasSize(3);
        assertThat(file.problems(yaml("policy: manual, file: nowhere.csv")))
                .singleElement()
                .asString()
                .contains("cannot read");
    }

    private QuotaPolicy policy(String quota) {
        return file.load(yaml(quota)).mapping().quota();
    }

    private static String yaml(String quota) {
        return SettingsFile.SMALL + "mapping: { quota: { " + quota + " } }\n";
    }
}
