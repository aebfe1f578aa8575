package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.mapping.MappingRules;
import net.mailmigrator.mapping.MappingRules.QuotaDefaults;
import net.mailmigrator.mapping.MappingRules.SpamChange;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.VirusMode;
import net.mailmigrator.testing.Rulebook;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RulesReaderTest {
    @TempDir
    Path folder;

    @Test
    void the_standard_rules_are_those_of_the_announcement() {
        MappingRules rules = Rulebook.standard();

        assertThat(rules.spam())
                .containsOnlyKeys(SpamMode.MOVE, SpamMode.QUARANTINE, SpamMode.DELETE)
                .containsEntry(SpamMode.MOVE, new SpamChange(SpamMode.REJECT, new BigDecimal("8.0")))
                .containsEntry(SpamMode.DELETE, new SpamChange(SpamMode.REJECT, null));
        assertThat(rules.virus()).isEqualTo(VirusMode.REJECT);
        assertThat(rules.quota())
                .isEqualTo(new QuotaDefaults(
                        256L << 20,
                        512L << 20,
                        50,
                        60,
                        80,
                        List.of(1L << 30, 2L << 30, 5L << 30, 10L << 30, 20L << 30, 50L << 30)));
    }

    @Test
    void rules_that_name_a_mode_the_new_system_lacks_are_refused_with_their_line() throws IOException {
        Path rules = Files.writeString(folder.resolve("mine.yaml"), """
                kind: rules
                description: mine
                spam:
                  MOVE: { becomes: MOVE }
                virus: REJECT
                quota: { step: 0, minimum: 512 MiB, headroomPercent: 50, fillPercent: 0, warnAbovePercent: 80 }
                """);

        assertThatThrownBy(() -> RulesReader.read(rules))
                .hasMessageContaining("mine.yaml:4: spam.MOVE.becomes: must be one of OFF, MARK, DELETE, REJECT")
                .hasMessageContaining("mine.yaml:6: quota.step")
                .hasMessageContaining("mine.yaml:6: quota.fillPercent");
    }
}
