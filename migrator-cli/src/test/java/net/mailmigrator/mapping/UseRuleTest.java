package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.codes;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import net.mailmigrator.model.Access;
import net.mailmigrator.model.Collector;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Holdings;
import net.mailmigrator.model.Service;
import net.mailmigrator.model.SourceAccountBuilder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R4, R20, R22: what ends with the move. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UseRuleTest {
    @Test
    void passwords_for_single_programs_are_counted_as_lost() {
        assertThat(texts(
                        mapped(anna().access(new Access(Access.ALL.services(), 3, null))),
                        FindingCode.APP_PASSWORDS_LOST))
                .containsExactly("it has 3 further passwords for single programs, which end: no target takes them");
    }

    @Test
    void an_account_for_some_services_only_is_told_that_the_new_system_does_not_restrict_it() {
        Access some = new Access(new TreeSet<>(EnumSet.of(Service.IMAP, Service.SMTP)), 0, null);
        Access none = new Access(new TreeSet<>(), 0, null);

        assertThat(texts(mapped(anna().access(some)), FindingCode.SERVICES_RESTRICTED))
                .containsExactly(
                        "in the old system it may be used for IMAP, SMTP only; the new one does not restrict" + " it");
        assertThat(texts(mapped(anna().access(none)), FindingCode.SERVICES_RESTRICTED))
                .singleElement()
                .asString()
                .contains("for nothing only");
    }

    @Test
    void what_ends_and_what_is_no_longer_restricted_is_on_record() {
        Access some = new Access(new TreeSet<>(EnumSet.of(Service.IMAP)), 3, null);

        assertThat(mapped(anna().access(some)).account().changes())
                .contains(
                        new FieldChange("appPasswords", "3", "none", "R4"),
                        new FieldChange("services", "IMAP", "all", "R4"));
    }

    @Test
    void an_account_as_usual_has_nothing_to_tell() {
        assertThat(codes(mapped(anna())))
                .doesNotContain(
                        FindingCode.APP_PASSWORDS_LOST,
                        FindingCode.SERVICES_RESTRICTED,
                        FindingCode.ACCOUNT_EXPIRES,
                        FindingCode.COLLECTORS_NOT_CARRIED,
                        FindingCode.FILTERS_NOT_CARRIED);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-09-17, false, 'on 2018-09-17 it has ended, and is switched off'",
        "2018-09-18, true, 'on 2018-09-18 it will end; no target of this version ends it by itself'",
        "2019-01-01, true, 'on 2019-01-01 it will end; no target of this version ends it by itself'"
    })
    void an_account_that_has_ended_by_the_switch_is_switched_off(String until, boolean active, String text) {
        MappingResult result = mapped(anna().access(new Access(Access.ALL.services(), 0, SmallPanel.day(until))));

        assertThat(result.account().active()).isEqualTo(active);
        assertThat(texts(result, FindingCode.ACCOUNT_EXPIRES)).containsExactly(text);
        assertThat(result.account().changes().contains(new FieldChange("active", "yes", "no", "expiry")))
                .isEqualTo(!active);
    }

    @Test
    void active_collectors_are_listed_and_those_that_are_off_are_not() {
        MappingResult result = mapped(anna().holdings(new Holdings(
                List.of(),
                List.of(
                        new Collector("POP3", "pop.t-extern.example", 995, true, "anna.alt", true, null, true),
                        new Collector("IMAP", "imap.gmx.example", 993, true, null, true, null, true),
                        new Collector("POP3", "pop.alt.example", 995, true, "anna.alt", true, null, false)),
                List.of(),
                List.of(),
                null)));

        assertThat(texts(result, FindingCode.COLLECTORS_NOT_CARRIED))
                .containsExactly("it collects mail from elsewhere, which ends: POP3 from pop.t-extern.example as"
                        + " anna.alt, IMAP from imap.gmx.example");
    }

    @Test
    void filters_of_another_kind_than_sieve_are_counted() {
        MappingResult result =
                mapped(anna().holdings(new Holdings(List.of(), List.of(), List.of(), List.of("if a", "if b"), null)));

        assertThat(texts(result, FindingCode.FILTERS_NOT_CARRIED))
                .containsExactly("2 filters of another kind than Sieve are not carried");
    }

    private static SourceAccountBuilder anna() {
        return account("a", "a@k.example");
    }

    private static MappingResult mapped(SourceAccountBuilder account) {
        return SmallPanel.of(account).first();
    }
}
