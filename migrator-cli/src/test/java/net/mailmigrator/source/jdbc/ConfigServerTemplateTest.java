package net.mailmigrator.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.Access;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.Collector;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.Moment;
import net.mailmigrator.model.OldAdmin;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SeenFolder;
import net.mailmigrator.model.SenderCheck;
import net.mailmigrator.model.SentAs;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.WaveWish;
import net.mailmigrator.model.WaveWish.Preference;
import net.mailmigrator.source.AccountSource.SourceReading;
import net.mailmigrator.testing.ConfigServerDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The shipped template against the whole old panel: what becomes of each of its traps. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigServerTemplateTest {
    @TempDir
    static Path folder;

    static ConfigServerDatabase database;
    static SourceReading reading;
    static Map<String, SourceAccount> accounts;

    @BeforeAll
    static void readOnce() throws IOException, SQLException {
        database = ConfigServerDatabase.in(folder);
        reading = database.read();
        accounts = reading.accounts().stream().collect(Collectors.toMap(SourceAccount::login, Function.identity()));
    }

    @Test
    void all_mailboxes_become_accounts() {
        assertThat(reading.accounts())
                .hasSize(ConfigServerDatabase.expected()
                        .path("tables")
                        .path("postfach")
                        .asInt());
    }

    @Test
    void reading_leaves_the_database_file_as_it_was() throws Exception {
        String before = digest();

        database.read();

        assertThat(digest()).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("config-server.mv.db");
        }
    }

    @Test
    void an_orphaned_address_is_listed_and_nothing_else_is() {
        assertThat(reading.badRows())
                .extracting(Problem::toString)
                .containsExactly("adresse 9002: it belongs to the account 98765, which the query accounts does not"
                        + " return: verwaist@nur-weiter.example");
    }

    @Test
    void addresses_that_only_forward_are_entries_of_their_own() {
        assertThat(reading.entries())
                .extracting(entry -> entry.address().toString())
                .contains("info@nur-weiter.example", "b@kollision.example")
                .doesNotHaveDuplicates()
                .hasSize(10);
        assertThat(entry("alle@reise-sued.example").customer()).isEqualTo("K1014");
        assertThat(entry("alle@reise-sued.example").forwards())
                .singleElement()
                .satisfies(forward -> assertThat(forward.targets()).hasSize(5));
        assertThat(entry("kaputt@reise-sued.example").forwards())
                .flatExtracting(Forward::targets)
                .containsExactly("kein-at-zeichen");
    }

    @Test
    void domains_are_read_with_their_hosts_customers_and_other_names() {
        JsonNode counted = ConfigServerDatabase.expected().path("tables");

        assertThat(reading.domains()).hasSize(counted.path("maildomain").asInt());
        assertThat(domain("xn--mller-shne-kcb9d.example").name().unicode()).isEqualTo("müller-söhne.example");
        assertThat(domain("musterbau-gmbh.example").aliasOf()).hasToString("musterbau.example");
        assertThat(domain("stillgelegt.example").active()).isFalse();
        assertThat(domain("nur-weiter.example")).satisfies(domain -> {
            assertThat(domain.catchAll()).containsExactly("n@gmx.example");
            assertThat(domain.customer()).isEqualTo("K1020");
            assertThat(domain.hosts().mail()).isEqualTo("mail.psmanaged.com");
            assertThat(domain.dns().ttlSeconds()).isEqualTo(86400);
        });
    }

    @Test
    void admins_are_read_with_the_address_for_forgotten_passwords_as_it_stands() {
        assertThat(reading.admins())
                .hasSize(ConfigServerDatabase.expected()
                        .path("tables")
                        .path("domainadmin")
                        .asInt())
                .extracting(OldAdmin::login, OldAdmin::recoveryAddress, OldAdmin::active)
                .contains(
                        tuple("admin.musterbau", "chef@privat.example", true),
                        tuple("admin.quota", null, true),
                        tuple("admin.vogt", "keine-adresse", true),
                        tuple("admin.alt", "s@still.extern.example", false));
    }

    @Test
    void wishes_languages_contacts_and_services_are_read() {
        assertThat(account("spaete-kunden.example1").wish().preference()).isEqualTo(Preference.LAST);
        assertThat(account("spaete-kunden.example1").wish().reason()).startsWith("wollen abwarten");
        assertThat(account("pilot.example1").wish().preference()).isEqualTo(Preference.FIRST);
        assertThat(account("termin.example1").wish()).satisfies(wish -> {
            assertThat(wish.preference()).isEqualTo(Preference.NOT_BEFORE);
            assertThat(wish.notBefore()).isEqualTo(LocalDate.of(2018, 10, 1));
        });
        assertThat(account("musterbau.example1").wish()).isEqualTo(WaveWish.ANY);
        assertThat(account("musterbau.example1").person().language()).isEqualTo("de");
        assertThat(account("musterbau.example1").access()).isEqualTo(Access.ALL);
        assertThat(reading.accounts().stream()
                        .mapToInt(account -> account.person().contacts())
                        .sum())
                .isEqualTo(ConfigServerDatabase.expected()
                        .path("tables")
                        .path("kontakt")
                        .asInt());
    }

    @Test
    void folders_and_logs_are_read() {
        assertThat(account("ablage.example1").holdings().folders())
                .contains(new SeenFolder(
                        "INBOX.Archiv.2011",
                        4312L,
                        2040109L * 1024,
                        LocalDate.of(2011, 3, 2),
                        60,
                        4312L,
                        2040109L * 1024,
                        null));
        assertThat(account("sender-kg.example1").evidence().sent())
                .extracting(SentAs::sender, SentAs::count)
                .contains(tuple("lager@sender-kg.example", 212L), tuple("fremd@gmx.example", 3L));
        assertThat(account("kanzlei-vogt.example1").evidence().clients())
                .singleElement()
                .satisfies(client -> {
                    assertThat(client.count()).isEqualTo(96);
                    assertThat(client.tls()).isEqualTo("TLSv1.0");
                    assertThat(client.intervalMinutes()).hasValue(15);
                });
    }

    @Test
    void every_forward_is_in_an_account_or_in_an_entry() {
        long carried = reading.accounts().stream()
                .flatMap(account -> account.forwards().stream())
                .mapToLong(forward -> forward.targets().size())
                .sum();
        long alone = reading.entries().stream()
                .flatMap(entry -> entry.forwards().stream())
                .mapToLong(forward -> forward.targets().size())
                .sum();

        assertThat(carried + alone)
                .isEqualTo(ConfigServerDatabase.expected()
                        .path("tables")
                        .path("weiterleitung")
                        .asInt());
    }

    @Test
    void every_address_is_in_an_account_or_an_entry_or_in_the_list() {
        long carried = reading.accounts().stream()
                .mapToLong(account -> account.addresses().size())
                .sum();
        long forwardOnly = reading.entries().size();
        long orphans = reading.badRows().stream()
                .filter(row -> row.place().startsWith("adresse"))
                .count();

        assertThat(carried + forwardOnly + orphans)
                .isEqualTo(ConfigServerDatabase.expected()
                        .path("tables")
                        .path("adresse")
                        .asInt());
    }

    @Test
    void a_mailbox_of_a_domain_that_does_not_exist_says_so() {
        assertThat(account("waise.example1").defect()).isEqualTo("it belongs to domain 999, which does not exist");
        assertThat(reading.accounts())
                .filteredOn(account -> account.defect() != null)
                .hasSize(1);
    }

    @Test
    void quotas_tell_unset_unlimited_and_numbers_apart() {
        assertThat(account("quota-ag.example1").quota()).isInstanceOf(QuotaLimit.LegacyUnset.class);
        assertThat(account("quota-ag.example2").quota()).isInstanceOf(QuotaLimit.Unlimited.class);
        assertThat(account("quota-ag.example3").quota()).isInstanceOf(QuotaLimit.Unlimited.class);
        assertThat(account("quota-ag.example4").quota()).isEqualTo(new QuotaLimit.Bytes(5120L << 20));
        assertThat(account("quota-ag.example8").usageBytes()).isNull();
        assertThat(account("quota-ag.example11").usageBytes()).isEqualTo((3L << 20) + 1024);
    }

    @Test
    void inactive_accounts_and_accounts_of_inactive_domains_are_inactive() {
        assertThat(account("stillgelegt.example1").active()).isFalse();
        assertThat(account("stillgelegt.example2").deletePending()).isTrue();
        assertThat(account("stillgelegt.example3").active())
                .as("its domain is off")
                .isFalse();
        assertThat(account("musterbau.example1").active()).isTrue();
    }

    @Test
    void customers_carry_their_contingent() {
        assertThat(account("musterbau.example1").customer()).satisfies(customer -> {
            assertThat(customer.id()).isEqualTo("K1001");
            assertThat(customer.name()).isEqualTo("Musterbau GmbH");
            assertThat(customer.contingent()).isEqualTo(new QuotaLimit.Bytes(20480L << 20));
        });
    }

    @Test
    void every_kind_of_hash_is_recognised() {
        Map<String, Long> schemes = reading.accounts().stream()
                .map(SourceAccount::password)
                .map(PasswordHash::scheme)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));

        assertThat(schemes)
                .containsOnlyKeys(
                        "ARGON2ID",
                        "BLF-CRYPT",
                        "DES-CRYPT",
                        "LOCKED",
                        "MD5-CRYPT",
                        "MYSQL",
                        "PLAIN-MD5",
                        "SHA256-CRYPT",
                        "SHA512-CRYPT",
                        "SHA512-CRYPT.B64",
                        "SSHA",
                        "SSHA512",
                        "UNKNOWN");
        assertThat(schemes).containsEntry("LOCKED", 2L).containsEntry("UNKNOWN", 1L);
    }

    @Test
    void addresses_are_normalised_and_kept_as_they_were_written() {
        assertThat(account("müller-söhne.example1").address()).hasToString("jürgen@xn--mller-shne-kcb9d.example");
        assertThat(account("GROSS.Example1").address()).hasToString("info@gross.example");
        assertThat(account("GROSS.Example1").extra()).containsEntry("addressAsWritten", "Info@GROSS.Example");
        assertThat(account("GROSS.Example5").address()).hasToString("leerzeichen@gross.example");
        assertThat(account("GROSS.Example5").extra().get("addressAsWritten")).startsWith(" leerzeichen @");
    }

    @Test
    void a_mailbox_without_address_is_an_account_all_the_same() {
        assertThat(accounts.values())
                .filteredOn(account -> account.addresses().isEmpty())
                .extracting(SourceAccount::displayName)
                .containsExactlyInAnyOrder("ohne Adresse", "Waise");
    }

    @Test
    void spam_modes_and_lists_are_read() {
        assertThat(spam("spamtest.example3").mode()).isEqualTo(SpamMode.MOVE);
        assertThat(spam("spamtest.example3").folder()).isEqualTo("INBOX.Spam");
        assertThat(spam("spamtest.example2").subjectTag()).isEqualTo("[SPAM]");
        assertThat(spam("spamtest.example8")).satisfies(spam -> {
            assertThat(spam.threshold()).isEqualByComparingTo("2.5");
            assertThat(spam.allowed()).containsExactly("*@gut.example");
            assertThat(spam.blocked()).containsExactly("boese@schlecht.example");
        });
    }

    @Test
    void an_empty_spam_mode_is_none_and_is_kept() {
        assertThat(account("spamtest.example7").spam()).isNull();
        assertThat(account("spamtest.example7").extra())
                .containsEntry("spamMode", "")
                .containsEntry("spamThreshold", "5.0");
    }

    @Test
    void mailguard_recipients_are_told_apart() {
        assertThat(account("spamtest.example9").mailguard()).satisfies(guard -> {
            assertThat(guard.active()).isTrue();
            assertThat(guard.recipients()).containsExactly("chef@spamtest.example", "extern@gmx.example");
        });
    }

    @Test
    void autoresponders_keep_dates_and_texts() {
        assertThat(reply("reise-sued.example1").text()).contains("\"bald\"").contains("C:\\temp");
        assertThat(reply("reise-sued.example2").start()).isEqualTo(Moment.of(LocalDate.of(2018, 7, 1)));
        assertThat(reply("reise-sued.example4").end()).isEqualTo(Moment.of(LocalDate.of(2018, 8, 1)));
        assertThat(reply("reise-sued.example6").active()).isFalse();
        assertThat(reply("reise-sued.example7").start()).isNull();
        assertThat(reply("reise-sued.example9").text()).isEqualTo("a\"; redirect \"evil@boese.example");
        assertThat(reply("reise-sued.example10").text()).isNull();
    }

    @Test
    void forwards_keep_their_address_and_whether_a_copy_stays() {
        assertThat(account("reise-sued.example1").forwards()).singleElement().satisfies(forward -> {
            assertThat(forward.from()).hasToString("anna@reise-sued.example");
            assertThat(forward.targets()).containsExactly("anna.privat@gmx.example");
            assertThat(forward.keepCopy()).isTrue();
        });
        assertThat(account("reise-sued.example2").forwards())
                .extracting(Forward::keepCopy)
                .containsExactly(false);
    }

    @Test
    void sender_checks_retention_pop3_and_catch_alls_are_read() {
        assertThat(account("sender-kg.example1").senderCheck()).isEqualTo(SenderCheck.OFF);
        assertThat(account("sender-kg.example2").addresses())
                .filteredOn(own -> own.address().localPart().equals("verkauf"))
                .extracting(own -> own.senderAllowed())
                .containsExactly(false);
        assertThat(account("ablage.example7").retention()).isEqualTo(new Retention(true, 0));
        assertThat(account("kanzlei-vogt.example1").lastLogins().pop3()).hasToString("2018-09-17T23:55+02:00");
        assertThat(account("kanzlei-vogt.example1").routing().catchAllOf()).containsExactly("kanzlei-vogt.example");
    }

    @Test
    void what_it_collects_from_elsewhere_is_kept_without_the_password() {
        assertThat(account("reise-sued.example1").holdings().collectors())
                .extracting(Collector::host, Collector::type, Collector::port, Collector::keep, Collector::active)
                .containsExactly(
                        tuple("pop.t-extern.example", "POP3", 995, true, true),
                        tuple("imap.gmx.example", "IMAP", 993, true, true),
                        tuple("pop.alt.example", "POP3", 995, true, false));
        assertThat(reading.toString()).doesNotContain("geheim-nicht-loggen").doesNotContain("$6$salt");
    }

    @Test
    void columns_that_no_field_takes_are_counted() {
        assertThat(reading.notes()).singleElement().asString().contains("angelegt (417)");
    }

    private static SourceAccount account(String login) {
        return java.util.Objects.requireNonNull(accounts.get(login), login);
    }

    private static AddressEntry entry(String address) {
        return reading.entries().stream()
                .filter(entry -> entry.address().toString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static OldDomain domain(String name) {
        return reading.domains().stream()
                .filter(domain -> domain.name().ascii().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static net.mailmigrator.model.SpamSettings spam(String login) {
        return java.util.Objects.requireNonNull(account(login).spam());
    }

    private static Autoresponder reply(String login) {
        return java.util.Objects.requireNonNull(account(login).autoresponder());
    }

    private static String digest() throws Exception {
        try (DigestInputStream in = new DigestInputStream(
                Files.newInputStream(folder.resolve("config-server.mv.db")), MessageDigest.getInstance("SHA-256"))) {
            in.readAllBytes();
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }
}
