package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.codes;
import static net.mailmigrator.mapping.SmallPanel.day;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forwards, notes, collisions and collectors of the whole old panel, one by one; the switch is on 2018-09-18. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigServerForwardsTest {
    private static final ScopeFilter SCOPE = new ScopeFilter(
            List.of("my.config-server.de", "mail.psmanaged.com", "www.webmailer.co"),
            List.of("my.lausitz-hosting.de", "mail.lausitz-hosting.de", "webmail.lausitz-hosting.de"));

    @TempDir
    static Path folder;

    static AccountMapper.Mapping mapping;

    @BeforeAll
    static void map_once() throws IOException, SQLException {
        mapping = new AccountMapper(SmallPanel.SETTINGS, Rulebook.standard(), SCOPE, Decisions.NONE)
                .map(ConfigServerDatabase.in(folder).read().panel());
    }

    /** Account; active, first and last day of its note afterwards; the finding about it, or none. */
    @ParameterizedTest
    @CsvSource({
        "reise-sued.example1, true, 2018-09-18, , ",
        "reise-sued.example2, true, 2018-07-01, 2018-12-31, ",
        "reise-sued.example3, true, 2018-10-01, 2018-10-14, ",
        "reise-sued.example4, false, 2018-08-10, 2018-08-01, PERIOD_REVERSED",
        "reise-sued.example5, false, 2018-06-01, 2018-06-30, PERIOD_OVER",
        "reise-sued.example6, false, , , ",
        "reise-sued.example7, true, 2018-09-18, , REPLY_EMPTY",
        "reise-sued.example8, true, 2018-09-18, , TEXT_REPAIRED",
        "reise-sued.example9, true, 2018-09-18, , ",
        "reise-sued.example10, true, 2018-09-18, , REPLY_EMPTY"
    })
    void absence_notes_follow_the_table(
            String login, boolean active, @Nullable String start, @Nullable String end, @Nullable FindingCode code) {
        MappingResult result = result(login);
        Autoresponder note = Objects.requireNonNull(result.account().autoresponder());

        assertThat(note.active()).isEqualTo(active);
        assertThat(note.start()).isEqualTo(day(start));
        assertThat(note.end()).isEqualTo(day(end));
        assertThat(codes(result).stream().filter(found -> found.name().matches("(PERIOD|REPLY|TEXT)_.*")))
                .isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(result.hasErrors()).isFalse();
    }

    @Test
    void words_of_notes_come_through_and_what_was_broken_is_mended() {
        assertThat(words("reise-sued.example1")).isEqualTo("Bin im Urlaub – Grüße aus Köln, \"bald\" zurück. C:\\temp");
        assertThat(words("reise-sued.example6")).isEqualTo("Text ohne Datum, aus");
        assertThat(words("reise-sued.example8")).isEqualTo("Ich bin im Büro nicht erreichbar");
        assertThat(words("reise-sued.example9")).isEqualTo("a\"; redirect \"evil@boese.example");
    }

    @ParameterizedTest
    @CsvSource({
        "reise-sued.example1, anna@reise-sued.example, anna.privat@gmx.example, true",
        "reise-sued.example2, bert@reise-sued.example, b1@gmx.example, false"
    })
    void forwards_of_accounts_begin_with_the_switch_and_lead_out(
            String login, String from, String target, boolean keepCopy) {
        MappingResult result = result(login);

        assertThat(result.account().forwards())
                .containsExactly(new Forward(
                        SmallPanel.address(from), List.of(target), keepCopy, true, day("2018-09-18"), null));
        assertThat(texts(result, FindingCode.FORWARD_EXTERNAL))
                .singleElement()
                .asString()
                .startsWith("the forward of " + from + " leads out of this system, to " + target);
    }

    /** Address without account; the finding about its forward beside that it is listed, or none. */
    @ParameterizedTest
    @CsvSource({
        "alle@reise-sued.example, FORWARD_MANY_TARGETS, has 5 targets",
        "kreis1@reise-sued.example, FORWARD_LOOP, "
                + "kreis1@reise-sued.example -> kreis2@reise-sued.example -> kreis1@reise-sued.example",
        "kreis2@reise-sued.example, FORWARD_LOOP, "
                + "kreis2@reise-sued.example -> kreis1@reise-sued.example -> kreis2@reise-sued.example",
        "selbst@reise-sued.example, FORWARD_LOOP, selbst@reise-sued.example -> selbst@reise-sued.example",
        "toter@reise-sued.example, FORWARD_TARGET_UNKNOWN, leads to gibtsnicht@reise-sued.example",
        "kaputt@reise-sued.example, FORWARD_TARGET_INVALID, kein-at-zeichen",
        "zeit@reise-sued.example, FORWARD_EXTERNAL, extern@gmx.example",
        "zeitaus@reise-sued.example, , ",
        "info@nur-weiter.example, FORWARD_EXTERNAL, n@gmx.example"
    })
    void addresses_without_account_are_each_listed_with_where_they_lead(
            String address, @Nullable FindingCode code, @Nullable String part) {
        OtherFindings other = other(address);

        assertThat(other.findings())
                .extracting(Finding::code)
                .isEqualTo(
                        code == null
                                ? List.of(FindingCode.ADDRESS_WITHOUT_ACCOUNT)
                                : List.of(FindingCode.ADDRESS_WITHOUT_ACCOUNT, code));
        if (code != null) {
            assertThat(texts(other, code)).singleElement().asString().contains(part);
        }
    }

    @Test
    void the_circles_are_the_only_loops() {
        assertThat(mapping.results()).flatExtracting(SmallPanel::codes).doesNotContain(FindingCode.FORWARD_LOOP);
        assertThat(mapping.others())
                .filteredOn(other -> !texts(other, FindingCode.FORWARD_LOOP).isEmpty())
                .extracting(OtherFindings::name)
                .containsExactlyInAnyOrder(
                        "kreis1@reise-sued.example", "kreis2@reise-sued.example", "selbst@reise-sued.example");
    }

    @Test
    void a_forward_on_an_address_that_is_a_mailbox_names_the_mailbox() {
        assertThat(texts(other("b@kollision.example"), FindingCode.FORWARD_ON_MAILBOX))
                .singleElement()
                .asString()
                .startsWith("b@kollision.example is an address of the account kollision.example2");
    }

    /** Login; the addresses it keeps. */
    @ParameterizedTest
    @CsvSource({
        "kollision.example1, a@kollision.example doppelt@kollision.example",
        "kollision.example2, b@kollision.example",
        "Kollision.example1, c@kollision.example",
        "kollision.example5, ''",
        "müller-söhne.example1, jürgen@xn--mller-shne-kcb9d.example",
        "müller-söhne.example2, info@xn--mller-shne-kcb9d.example",
        "GROSS.Example1, info@gross.example",
        "GROSS.Example2, info.zwei@gross.example",
        "GROSS.Example3, plus+tag@gross.example",
        "GROSS.Example4, o'hara@gross.example",
        "GROSS.Example5, leerzeichen@gross.example"
    })
    void each_account_keeps_its_addresses_in_the_form_that_servers_compare(String login, String addresses) {
        assertThat(String.join(
                        " ",
                        result(login).account().addresses().stream()
                                .map(own -> own.address().toString())
                                .sorted()
                                .toList()))
                .isEqualTo(addresses);
    }

    @Test
    void an_alias_of_two_accounts_and_one_that_is_anothers_but_for_case_stay_with_the_first() {
        assertThat(texts(result("kollision.example2"), FindingCode.ADDRESS_TWICE))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("the address a@kollision.example belongs to kollision.example1"))
                .anyMatch(text -> text.startsWith("the address doppelt@kollision.example belongs to"))
                .allMatch(text -> text.endsWith("kollision.example1 keeps it"));
        assertThat(result("kollision.example2").account().changes())
                .extracting(FieldChange::field)
                .contains("address a@kollision.example", "address doppelt@kollision.example");
        assertThat(mapping.results())
                .filteredOn(MappingResult::hasErrors)
                .extracting(result -> result.account().login())
                .contains("a@kollision.example")
                .doesNotContain("kollision.example1", "kollision.example2");
    }

    @Test
    void no_address_is_carried_by_two_accounts() {
        assertThat(mapping.results().stream()
                        .flatMap(result -> result.account().addresses().stream())
                        .map(AccountAddress::address))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_address_of_an_account_that_does_not_exist_is_no_address_of_any() {
        assertThat(mapping.results())
                .flatExtracting(result -> result.account().addresses())
                .extracting(own -> own.address().toString())
                .doesNotContain("verwaist@nur-weiter.example");
    }

    @Test
    void the_collective_mailbox_is_told_with_all_it_needs() {
        MappingResult result = result("kanzlei-vogt.example1");

        assertThat(texts(result, FindingCode.COLLECTIVE_MAILBOX))
                .singleElement()
                .asString()
                .startsWith("a server at 84.160.9.9 fetches it over POP3 every 15 minutes (unknown addresses of"
                        + " kanzlei-vogt.example; 17 senders in the log)");
        assertThat(codes(result)).contains(FindingCode.OLD_TLS);
        assertThat(mapping.results())
                .filteredOn(other -> codes(other).contains(FindingCode.COLLECTIVE_MAILBOX))
                .containsExactly(result);
    }

    @Test
    void collectors_are_listed_without_their_passwords() {
        assertThat(texts(result("reise-sued.example1"), FindingCode.COLLECTORS_NOT_CARRIED))
                .containsExactly("it collects mail from elsewhere, which ends: POP3 from pop.t-extern.example as"
                        + " anna.alt, IMAP from imap.gmx.example as anna.alt");
        assertThat(mapping.toString()).doesNotContain("geheim-nicht-loggen");
    }

    private static @Nullable String words(String login) {
        return Objects.requireNonNull(result(login).account().autoresponder()).text();
    }

    private static MappingResult result(String login) {
        return mapping.results().stream()
                .filter(result -> result.account().login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    private static OtherFindings other(String name) {
        return mapping.others().stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
