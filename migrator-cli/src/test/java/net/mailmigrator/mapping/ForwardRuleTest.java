package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.address;
import static net.mailmigrator.mapping.SmallPanel.codes;
import static net.mailmigrator.mapping.SmallPanel.forward;
import static net.mailmigrator.mapping.SmallPanel.own;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.Hosts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R20: where the forwards of accounts lead, and when. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForwardRuleTest {
    private static final EmailAddress A = address("a@k.example");

    @Test
    void a_forward_without_dates_begins_with_the_switch() {
        MappingResult result = mapped(forward("a@k.example", "b@k.example"));

        assertThat(result.account().forwards())
                .containsExactly(
                        new Forward(A, List.of("b@k.example"), false, true, SmallPanel.day("2018-09-18"), null));
        assertThat(result.account().changes())
                .contains(new FieldChange("the forward of a@k.example, first day", "none", "2018-09-18", "R20"));
    }

    @Test
    void a_forward_that_is_off_stays_off_and_nobody_is_warned_of_where_it_would_lead() {
        MappingResult result =
                mapped(new Forward(A, List.of("weg@gmx.example", "a@k.example"), false, false, null, null));

        assertThat(result.account().forwards())
                .containsExactly(new Forward(A, List.of("weg@gmx.example"), true, false, null, null));
        assertThat(codes(result)).noneMatch(code -> code.name().startsWith("FORWARD"));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-08-10, 2018-08-01, PERIOD_REVERSED",
        "2018-06-01, 2018-06-30, PERIOD_OVER",
        "2018-10-01, 2018-10-14, "
    })
    void the_dates_of_forwards_follow_the_table(String start, String end, @Nullable FindingCode code) {
        MappingResult result =
                mapped(new Forward(A, List.of("b@k.example"), true, true, SmallPanel.day(start), SmallPanel.day(end)));

        assertThat(result.account().forwards()).extracting(Forward::active).containsExactly(code == null);
        assertThat(codes(result).stream().filter(found -> found.name().startsWith("PERIOD")))
                .isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(result.hasErrors()).isFalse();
    }

    @Test
    void a_target_that_is_no_address_is_dropped_and_the_others_stay() {
        MappingResult result = mapped(forward("a@k.example", "kein-at-zeichen", "b@k.example"));

        assertThat(targets(result)).containsExactly("b@k.example");
        assertThat(texts(result, FindingCode.FORWARD_TARGET_INVALID))
                .containsExactly("the forward of a@k.example to \"kein-at-zeichen\" is not carried: that is no e-mail"
                        + " address");
    }

    @Test
    void of_a_forward_whose_only_target_is_no_address_nothing_is_left() {
        MappingResult result = mapped(forward("a@k.example", "kein-at-zeichen"));

        assertThat(result.account().forwards()).isEmpty();
        assertThat(result.hasErrors()).isFalse();
    }

    @Test
    void a_forward_to_itself_is_how_panels_write_that_a_copy_stays() {
        MappingResult result = mapped(forward("a@k.example", "A@k.example", "b@k.example"));

        assertThat(result.account().forwards()).allMatch(Forward::keepCopy);
        assertThat(targets(result)).containsExactly("b@k.example");
        assertThat(codes(result)).doesNotContain(FindingCode.FORWARD_LOOP);
        assertThat(result.account().changes())
                .contains(new FieldChange("the forward of a@k.example", "to itself", "keeps a copy", "R20"));
    }

    @Test
    void a_forward_to_itself_under_another_name_of_its_domain_is_one_too() {
        MappingResult result = SmallPanel.of(account("a", "a@k.example")
                        .forwards(List.of(forward("a@k.example", "a@alias.example", "b@gmx.example"))))
                .aliasDomain("alias.example", "k.example")
                .first();

        assertThat(targets(result)).containsExactly("b@gmx.example");
        assertThat(result.account().forwards()).allMatch(Forward::keepCopy);
        assertThat(codes(result)).doesNotContain(FindingCode.FORWARD_LOOP);
    }

    @Test
    void a_forward_of_one_address_to_another_of_the_same_account_is_no_loop() {
        MappingResult result = SmallPanel.of(account("a", "a@k.example")
                        .addresses(List.of(own("a@k.example", true), own("info@k.example", false)))
                        .forwards(List.of(forward("a@k.example", "info@k.example"))))
                .first();

        assertThat(codes(result)).doesNotContain(FindingCode.FORWARD_LOOP);
    }

    @Test
    void two_accounts_that_forward_to_each_other_are_a_loop_on_both() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        account("a", "a@k.example").forwards(List.of(forward("a@k.example", "b@k.example"))),
                        account("b", "b@k.example").forwards(List.of(forward("b@k.example", "a@k.example"))))
                .map();

        assertThat(mapping.results())
                .flatExtracting(result -> texts(result, FindingCode.FORWARD_LOOP))
                .containsExactly(
                        "a forward leads back to where it began: a@k.example -> b@k.example -> a@k.example. Change one of them in the source",
                        "a forward leads back to where it began: b@k.example -> a@k.example -> b@k.example. Change one of them in the source");
    }

    @Test
    void a_loop_leads_through_addresses_without_account_and_other_names_of_domains() {
        MappingResult result = SmallPanel.of(
                        account("a", "a@k.example").forwards(List.of(forward("a@k.example", "team@alias.example"))))
                .aliasDomain("alias.example", "k.example")
                .forwardOnly("team@k.example", "chef@k.example")
                .forwardOnly("chef@k.example", "a@k.example")
                .first();

        assertThat(texts(result, FindingCode.FORWARD_LOOP))
                .containsExactly("a forward leads back to where it began: a@k.example -> team@k.example ->"
                        + " chef@k.example -> a@k.example. Change one of them in the source");
    }

    @Test
    void a_way_into_a_loop_of_others_ends_and_is_none_of_its_own() {
        MappingResult result = SmallPanel.of(
                        account("a", "a@k.example").forwards(List.of(forward("a@k.example", "kreis1@k.example"))))
                .forwardOnly("kreis1@k.example", "kreis2@k.example")
                .forwardOnly("kreis2@k.example", "kreis1@k.example")
                .first();

        assertThat(codes(result)).doesNotContain(FindingCode.FORWARD_LOOP);
    }

    @Test
    void a_circle_that_is_interrupted_by_a_forward_that_is_off_is_no_loop() {
        MappingResult result = SmallPanel.of(
                        account("a", "a@k.example").forwards(List.of(forward("a@k.example", "b@k.example"))),
                        account("b", "b@k.example")
                                .forwards(List.of(new Forward(
                                        address("b@k.example"), List.of("a@k.example"), false, false, null, null))))
                .first();

        assertThat(codes(result)).doesNotContain(FindingCode.FORWARD_LOOP);
    }

    @ParameterizedTest
    @CsvSource({
        "gibtsnicht@k.example, FORWARD_TARGET_UNKNOWN",
        "b@k.example, ",
        "b+tag@k.example, ",
        "b@alias.example, ",
        "team@k.example, ",
        "egal@alles.example, ",
        "weg@gmx.example, FORWARD_EXTERNAL",
        "x@weg.example, FORWARD_OUT_OF_SCOPE"
    })
    void where_a_forward_leads_is_told(String target, @Nullable FindingCode code) {
        MappingResult result = SmallPanel.of(
                        account("a", "a@k.example").forwards(List.of(forward("a@k.example", target))),
                        account("b", "b@k.example"))
                .forwardOnly("team@k.example", "b@k.example")
                .aliasDomain("alias.example", "k.example")
                .catchAll("alles.example", "b@k.example")
                .domainAt("weg.example", "elsewhere.example")
                .first();

        assertThat(codes(result).stream().filter(found -> found.name().startsWith("FORWARD")))
                .isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(targets(result)).as("it is carried").containsExactly(target);
    }

    @Test
    void an_address_of_an_account_that_is_not_moved_is_out_of_scope() {
        MappingResult result = SmallPanel.of(
                        account("a", "a@k.example").forwards(List.of(forward("a@k.example", "b@weg.example"))),
                        account("b", "b@weg.example").hosts(new Hosts("elsewhere.example", null, null)))
                .first();

        assertThat(codes(result)).contains(FindingCode.FORWARD_OUT_OF_SCOPE);
    }

    @ParameterizedTest
    @CsvSource({"4, false", "5, true"})
    void more_targets_than_a_sieve_script_may_have_are_warned(int count, boolean warned) {
        String[] targets = {"b@k.example", "c@k.example", "d@k.example", "e@k.example", "f@k.example"};
        MappingResult result =
                mapped(forward("a@k.example", List.of(targets).subList(0, count).toArray(String[]::new)));

        assertThat(codes(result).contains(FindingCode.FORWARD_MANY_TARGETS)).isEqualTo(warned);
        assertThat(targets(result)).hasSize(count);
    }

    @Test
    void a_forward_of_the_whole_account_counts_for_each_of_its_addresses() {
        MappingResult result = SmallPanel.of(
                        account("a", "a@k.example")
                                .addresses(List.of(own("a@k.example", true), own("info@k.example", false)))
                                .forwards(List.of(new Forward(null, List.of("b@k.example"), false, true, null, null))),
                        account("b", "b@k.example").forwards(List.of(forward("b@k.example", "info@k.example"))))
                .first();

        assertThat(texts(result, FindingCode.FORWARD_LOOP))
                .containsExactly(
                        "a forward leads back to where it began: info@k.example -> b@k.example -> info@k.example. Change one of them in the source");
    }

    @Test
    void a_loop_through_a_subaddress_is_one() {
        MappingResult result = SmallPanel.of(account("a", "a@k.example")
                        .forwards(List.of(new Forward(null, List.of("a+x@k.example"), false, true, null, null))))
                .first();

        assertThat(codes(result)).contains(FindingCode.FORWARD_LOOP);
    }

    private static MappingResult mapped(Forward forward) {
        return SmallPanel.of(account("a", "a@k.example").forwards(List.of(forward)), account("b", "b@k.example"))
                .first();
    }

    private static List<String> targets(MappingResult result) {
        return result.account().forwards().stream()
                .flatMap(forward -> forward.targets().stream())
                .toList();
    }
}
