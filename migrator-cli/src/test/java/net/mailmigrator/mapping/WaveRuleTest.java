package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.mailmigrator.mapping.wave.WaveList;
import net.mailmigrator.mapping.wave.WaveSettings;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SourceAccountBuilder;
import net.mailmigrator.model.WaveWish;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R7: mail that goes from one wave to another must be delivered in either direction while only one has moved. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaveRuleTest {
    private static final MappingSettings WAVES = SmallPanel.SETTINGS.in(new WaveSettings(
            new WaveList(Map.of(), Map.of("a.example", wave("1"), "b.example", wave("2")), Map.of()),
            null,
            null,
            false));

    @ParameterizedTest
    @ValueSource(
            strings = {"b@b.example", "b+x@b.example", "b@b-alias.example", "team@b.example", "chain@elsewhere.example"
            })
    void a_forward_into_another_wave_is_told_however_it_gets_there(String target) {
        AccountMapper.Mapping mapping = panel(account("a", "a@a.example").forwards(List.of(forward(true, target))));

        assertThat(texts(mapping.results().get(0), FindingCode.WAVE_CROSSING))
                .containsExactly(
                        "it moves in wave 1, and mail goes between it and b, which moves in wave 2: move both in one"
                                + " wave, or see that either system delivers to the other meanwhile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a2@a.example", "x@gmx.example", "nobody@b.example"})
    void a_forward_within_the_wave_or_out_of_the_system_is_not(String target) {
        AccountMapper.Mapping mapping = panel(account("a", "a@a.example").forwards(List.of(forward(true, target))));

        assertThat(texts(mapping.results().get(0), FindingCode.WAVE_CROSSING)).isEmpty();
    }

    @Test
    void a_forward_that_is_off_leads_nowhere() {
        AccountMapper.Mapping mapping =
                panel(account("a", "a@a.example").forwards(List.of(forward(false, "b@b.example"))));

        assertThat(texts(mapping.results().get(0), FindingCode.WAVE_CROSSING)).isEmpty();
    }

    @Test
    void an_account_that_collects_a_domain_of_another_wave_is_told() {
        AccountMapper.Mapping mapping = panel(account("a", "a@a.example")
                .routing(new Routing(new TreeSet<>(List.of("b.example")), List.of(), null, null)));

        assertThat(texts(mapping.results().get(0), FindingCode.WAVE_CROSSING)).hasSize(1);
    }

    private static AccountMapper.Mapping panel(SourceAccountBuilder first) {
        return SmallPanel.of(first, account("a2", "a2@a.example"), account("b", "b@b.example"))
                .aliasDomain("b-alias.example", "b.example")
                .forwardOnly("team@b.example", "x@gmx.example", "b@b.example")
                .forwardOnly("chain@elsewhere.example", "team@b.example")
                .map(WAVES, Decisions.NONE);
    }

    private static Forward forward(boolean active, String target) {
        return new Forward(SmallPanel.address("a@a.example"), List.of(target), true, active, null, null);
    }

    private static WaveWish wave(String name) {
        return new WaveWish(WaveWish.Preference.NAMED, name, null, null);
    }
}
