package net.mailmigrator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.Exemption;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.OldPanel;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.Rulebook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders, admins and divided customers of the whole old panel. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigServerSendersTest {
    private static final ScopeFilter SCOPE = new ScopeFilter(
            List.of("my.config-server.de", "mail.psmanaged.com", "www.webmailer.co"),
            List.of("my.lausitz-hosting.de", "mail.lausitz-hosting.de", "webmail.lausitz-hosting.de"));

    @TempDir
    static Path folder;

    static OldPanel panel;
    static AccountMapper.Mapping mapping;

    @BeforeAll
    static void mapOnce() throws IOException, SQLException {
        panel = ConfigServerDatabase.in(folder).read().panel();
        mapping = map(List.of());
    }

    @Test
    void what_the_head_office_has_sent_under_is_judged_one_by_one() {
        assertThat(OldWorld.texts(mapping, "sender-kg.example1", FindingCode.SENDER_BLOCKED))
                .singleElement()
                .asString()
                .containsSubsequence(
                        "lager@sender-kg.example (212 times",
                        "of sender-kg.example2; an exemption for its domain would allow it",
                        "kontakt@sender-shop.example (40 times",
                        "of sender-kg.example3; an exemption for its domain would allow it",
                        "verkauf@sender-kg.example (12 times",
                        "of sender-kg.example2; an exemption for its domain would allow it",
                        "geist@sender-kg.example (2 times",
                        "nobody's; an exemption for its domain would allow it")
                .doesNotContain("zentrale@");
        assertThat(OldWorld.texts(mapping, "sender-kg.example1", FindingCode.SENDER_FOREIGN))
                .singleElement()
                .asString()
                .contains("fremd@gmx.example (3 times");
    }

    @Test
    void an_address_that_is_withheld_from_its_mailbox_is_not_sent_as() {
        assertThat(account(mapping, "sender-kg.example2").senders())
                .extracting(Object::toString)
                .containsExactly("lager@sender-kg.example");
    }

    @Test
    void a_check_that_was_off_without_a_log_is_told_and_asks_nothing() {
        assertThat(OldWorld.texts(mapping, "sender-kg.example4", FindingCode.SENDER_CHECK_ON))
                .hasSize(1);
        assertThat(OldWorld.texts(mapping, "sender-kg.example4", FindingCode.SENDER_BLOCKED))
                .isEmpty();
    }

    @Test
    void an_exemption_for_both_domains_leaves_only_the_foreign_sender() {
        AccountMapper.Mapping exempt =
                map(List.of(exemption("sender-kg.example1", "sender-kg.example", "sender-shop.example")));

        assertThat(account(exempt, "sender-kg.example1").senderDomains())
                .containsExactly("sender-kg.example", "sender-shop.example");
        assertThat(OldWorld.texts(exempt, "sender-kg.example1", FindingCode.SENDER_BLOCKED))
                .isEmpty();
        assertThat(OldWorld.texts(exempt, "sender-kg.example1", FindingCode.SENDER_FOREIGN))
                .hasSize(1);
        assertThat(account(exempt, "sender-kg.example4").senderDomains()).isEmpty();
    }

    @Test
    void a_mailbox_that_sends_for_seventeen_people_of_its_domain_needs_an_exemption_and_gets_it_by_request_only() {
        assertThat(OldWorld.texts(mapping, "kanzlei-vogt.example1", FindingCode.SENDER_BLOCKED))
                .singleElement()
                .asString()
                .contains("mitarbeiter00@kanzlei-vogt.example (3 times", "and 12 more", "mapping.exemptions");
        assertThat(account(mapping, "kanzlei-vogt.example1").senders())
                .extracting(Object::toString)
                .containsExactly("sammel@kanzlei-vogt.example");

        AccountMapper.Mapping exempt = map(List.of(exemption("kanzlei-vogt.example1", "kanzlei-vogt.example")));
        assertThat(OldWorld.texts(exempt, "kanzlei-vogt.example1", FindingCode.SENDER_BLOCKED))
                .isEmpty();
    }

    @Test
    void a_collector_by_pop3_is_told_and_its_old_tls_too() {
        assertThat(OldWorld.texts(mapping, "kanzlei-vogt.example1", FindingCode.POP3_REDOWNLOAD))
                .hasSize(1);
        assertThat(OldWorld.texts(mapping, "kanzlei-vogt.example1", FindingCode.OLD_TLS))
                .singleElement()
                .asString()
                .contains("84.160.9.9", "TLSv1.0");
    }

    @Test
    void each_admin_is_told_what_is_wrong_with_its_address_and_nothing_where_it_is_right() {
        Map<String, List<FindingCode>> admins = mapping.others().stream()
                .filter(other -> other.kind() == OtherFindings.Kind.ADMIN)
                .collect(Collectors.toMap(
                        OtherFindings::name,
                        other -> other.findings().stream().map(Finding::code).toList()));

        assertThat(admins)
                .containsOnly(
                        Map.entry("admin.musterbau", List.of(FindingCode.RECOVERY_SHARED)),
                        Map.entry("admin.spam", List.of(FindingCode.RECOVERY_SHARED)),
                        Map.entry("admin.quota", List.of(FindingCode.RECOVERY_MISSING)),
                        Map.entry("admin.ablage", List.of(FindingCode.RECOVERY_MISSING)),
                        Map.entry("admin.sender", List.of(FindingCode.RECOVERY_OWN_DOMAIN)),
                        Map.entry("admin.vogt", List.of(FindingCode.RECOVERY_INVALID)),
                        Map.entry(
                                "admin.reise",
                                List.of(FindingCode.RECOVERY_UNREACHABLE, FindingCode.RECOVERY_OWN_DOMAIN)));
        assertThat(panel.admins()).as("one that is right is switched off").hasSize(8);
    }

    @Test
    void the_one_customer_whose_domains_are_divided_is_named() {
        assertThat(mapping.others())
                .filteredOn(other ->
                        other.findings().stream().anyMatch(finding -> finding.code() == FindingCode.CUSTOMER_SPLIT))
                .singleElement()
                .satisfies(other -> {
                    assertThat(other.name()).isEqualTo("K1023");
                    assertThat(other.findings())
                            .extracting(Finding::text)
                            .containsExactly(
                                    "only some of its domains are moved: nurwebmail.example; the others are not:"
                                            + " unklar.example");
                });
    }

    @Test
    void accounts_and_their_customers_are_moved_or_left_each_once() {
        assertThat(mapping.results().size() + mapping.outOfScope().size())
                .isEqualTo(panel.accounts().size());
        assertThat(mapping.outOfScope())
                .hasSize(20)
                .allMatch(account ->
                        account.customer() != null && account.customer().id().equals("K1022"));
        assertThat(mapping.results())
                .noneMatch(result -> "K1022".equals(result.account().customer()));
    }

    private static MappedAccount account(AccountMapper.Mapping from, String login) {
        return from.results().stream()
                .map(MappingResult::account)
                .filter(account -> account.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    private static Exemption exemption(String login, String... domains) {
        return new Exemption("exemptions.csv:2", login, List.of(domains), "Kunde", "Support", "", null);
    }

    private static AccountMapper.Mapping map(List<Exemption> exemptions) {
        MappingSettings settings = new MappingSettings(new QuotaPolicy.Keep(), true)
                .with(new MappingSettings.Lists(LoginStrategy.AS_IS, null, Map.of(), exemptions));
        return new AccountMapper(settings, Rulebook.standard(), SCOPE, Decisions.NONE, LocalDate.of(2018, 9, 18))
                .map(panel);
    }
}
