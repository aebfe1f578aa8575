package net.mailmigrator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import net.mailmigrator.mapping.ScopeFilter.Scope;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SeenClient;
import net.mailmigrator.model.SentAs;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.VirusMode;
import net.mailmigrator.source.AccountSource.SourceReading;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every number that was counted while the old panel was generated (expected.json) comes out of reading and mapping it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpectedNumbersTest {
    private static final Map<String, String> KINDS_OF_HASHES = Map.ofEntries(
            Map.entry("ARGON2ID", "argon2id"),
            Map.entry("BLF-CRYPT", "bcrypt"),
            Map.entry("DES-CRYPT", "des"),
            Map.entry("LOCKED", "locked"),
            Map.entry("MD5-CRYPT", "md5crypt"),
            Map.entry("MYSQL", "mysql"),
            Map.entry("PLAIN-MD5", "plainmd5"),
            Map.entry("SHA256-CRYPT", "sha256crypt"),
            Map.entry("SHA512-CRYPT", "sha512crypt"),
            Map.entry("SHA512-CRYPT.B64", "b64"),
            Map.entry("SSHA", "ssha"),
            Map.entry("SSHA512", "ssha512"),
            Map.entry("UNKNOWN", "garbage"));
    private static final Map<SpamMode, String> SPAM = Map.of(
            SpamMode.OFF, "aus",
            SpamMode.MARK, "markieren",
            SpamMode.MOVE, "verschieben",
            SpamMode.DELETE, "loeschen",
            SpamMode.QUARANTINE, "quarantaene",
            SpamMode.REJECT, "abweisen");
    private static final Map<VirusMode, String> VIRUS =
            Map.of(VirusMode.OFF, "aus", VirusMode.MARK, "markieren", VirusMode.DELETE, "loeschen");
    /** It is on by itself, as the numbers have it, but its domain is off. */
    private static final String OFF_BY_ITS_DOMAIN = "stillgelegt.example3";

    @TempDir
    static Path folder;

    private static final Map<String, String> actual = new TreeMap<>();
    private static SourceReading reading;
    private static List<MappingResult> results;

    @BeforeAll
    static void read_and_map_once() throws IOException, SQLException {
        reading = ConfigServerDatabase.in(folder).read();
        results = new AccountMapper(
                        new MappingSettings(new MappingSettings.QuotaPolicy.Keep(), true),
                        Rulebook.standard(),
                        ConfigServerMappingTest.SCOPE,
                        Decisions.NONE)
                .map(reading.panel()).results().stream()
                        .filter(result -> scope(result.source()).equals("IN"))
                        .toList();
        tables();
        scopes();
        inScope();
        modes();
    }

    @Test
    void each_number_that_was_counted_comes_out() {
        Map<String, String> expected = new TreeMap<>();
        leaves("", ConfigServerDatabase.expected(), expected);

        assertThat(actual).containsExactlyEntriesOf(expected);
    }

    private static void tables() {
        put("tables.kunde", customers());
        put("tables.maildomain", reading.domains().size());
        put("tables.domainadmin", reading.admins().size());
        put("tables.postfach", reading.accounts().size());
        put(
                "tables.adresse",
                sum(account -> account.addresses().size())
                        + reading.entries().size()
                        + reading.badRows().size());
        put("tables.weiterleitung", targets());
        put("tables.autoresponder", sum(account -> account.autoresponder() == null ? 0 : 1));
        put("tables.spamfilter", sum(account -> spam(account) == null ? 0 : 1));
        // one of them is a pattern without text, which says nothing
        put("tables.spamliste", sum(ExpectedNumbersTest::patterns) + 1);
        put("tables.mailguard", sum(account -> account.mailguard() == null ? 0 : 1));
        put("tables.virusfilter", sum(account -> account.virus() == null ? 0 : 1));
        put("tables.ordner", sum(account -> account.holdings().folders().size()));
        put("tables.abruf", sum(account -> account.holdings().collectors().size()));
        put("tables.kontakt", sum(account -> account.person().contacts()));
        put(
                "tables.versandlog",
                sum(account -> account.evidence().sent().stream()
                        .mapToLong(SentAs::count)
                        .sum()));
        put(
                "tables.loginlog",
                sum(account -> account.evidence().clients().stream()
                        .mapToLong(SeenClient::count)
                        .sum()));
    }

    private static void scopes() {
        reading.domains().forEach(domain -> count("domains_scope." + scope(domain)));
        reading.accounts().forEach(account -> count("mailboxes_scope." + scope(account)));
    }

    private static void inScope() {
        put("in_scope.mailboxes", results.size());
        put("in_scope.active", results(ExpectedNumbersTest::isOn));
        put("in_scope.inactive_or_delete_pending", results(result -> !isOn(result)));
        put("in_scope.mailguard", results(has(FindingCode.MAILGUARD_DROPPED)));
        put(
                "in_scope.mailguard_with_mode_verschieben",
                results(has(FindingCode.MAILGUARD_DROPPED).and(result -> "verschieben".equals(spam(result.source())))));
        put("in_scope.sender_check_off", results(has(FindingCode.SENDER_CHECK_ON)));
        put("in_scope.retention_on", results(ExpectedNumbersTest::deletes));
        put(
                "in_scope.retention_on_without_quota",
                results(result -> deletes(result) && !(result.account().quota() instanceof QuotaLimit.Bytes)));
        put(
                "in_scope.retention_days_not_60",
                results(result -> deletes(result)
                        && !Integer.valueOf(60)
                                .equals(Objects.requireNonNull(result.account().retention())
                                        .days())));
        put("in_scope.quota_null", results(result -> result.account().quota() instanceof QuotaLimit.LegacyUnset));
        put(
                "in_scope.quota_zero_or_minus",
                results(result -> result.account().quota() instanceof QuotaLimit.Unlimited));
        put("in_scope.quota_set", results(result -> result.account().quota() instanceof QuotaLimit.Bytes));
        put("in_scope.usage_unknown", results(result -> result.account().usageBytes() == null));
        put("in_scope.autoresponders", results(result -> result.account().autoresponder() != null));
        actual.put(
                "in_scope.existing_quota_over_80",
                logins(has(FindingCode.QUOTA_DAY1_80).or(has(FindingCode.OVERQUOTA))));
        actual.put("in_scope.existing_quota_over_100", logins(has(FindingCode.OVERQUOTA)));
        put(
                "in_scope.used_kb_sum",
                results.stream()
                        .map(result -> result.account().usageBytes())
                        .filter(Objects::nonNull)
                        .mapToLong(bytes -> bytes / 1024)
                        .sum());
    }

    private static void modes() {
        for (MappingResult result : results) {
            count("in_scope.spam_mode." + spam(result.source()));
            count("in_scope.virus."
                    + VIRUS.get(Objects.requireNonNull(result.source().virus())));
            count("in_scope.hash_kinds." + kindOfHash(result.source()));
        }
    }

    private static long customers() {
        Stream<@Nullable String> ofAccounts = reading.accounts().stream()
                .map(SourceAccount::customer)
                .filter(Objects::nonNull)
                .map(Customer::id);
        return Stream.concat(ofAccounts, reading.domains().stream().map(OldDomain::customer))
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static long targets() {
        Stream<Forward> ofEntries =
                reading.entries().stream().map(AddressEntry::forwards).flatMap(List::stream);
        return Stream.concat(ofEntries, reading.accounts().stream().flatMap(account -> account.forwards().stream()))
                .mapToLong(forward -> forward.targets().size())
                .sum();
    }

    private static long patterns(SourceAccount account) {
        return account.spam() == null
                ? 0
                : account.spam().allowed().size() + account.spam().blocked().size();
    }

    private static String scope(OldDomain domain) {
        return ConfigServerMappingTest.SCOPE.judge(domain.hosts()).name();
    }

    private static String scope(SourceAccount account) {
        Scope judged = ConfigServerMappingTest.SCOPE.judge(account);
        return account.defect() == null ? judged.name() : "ORPHAN";
    }

    private static @Nullable String spam(SourceAccount account) {
        if (account.spam() != null) {
            return SPAM.get(account.spam().mode());
        }
        return "".equals(account.extra().get("spamMode")) ? "(leer)" : null;
    }

    private static boolean isOn(MappingResult result) {
        return (result.account().active() && !result.source().deletePending())
                || result.account().login().equals(OFF_BY_ITS_DOMAIN);
    }

    private static boolean deletes(MappingResult result) {
        return result.account().retention() != null
                && result.account().retention().enabled();
    }

    /** An empty hash is locked too, and that of a password with umlauts is one like others. */
    private static String kindOfHash(SourceAccount account) {
        String local = account.address() == null ? "" : account.address().localPart();
        String scheme = Objects.requireNonNull(account.password()).scheme();
        return local.equals("empty") || local.equals("sha512umlaut")
                ? local
                : KINDS_OF_HASHES.getOrDefault(scheme, scheme);
    }

    private static long sum(ToLongFunction<SourceAccount> number) {
        return reading.accounts().stream().mapToLong(number).sum();
    }

    private static long results(Predicate<MappingResult> which) {
        return results.stream().filter(which).count();
    }

    private static String logins(Predicate<MappingResult> which) {
        return results.stream()
                .filter(which)
                .map(result -> result.account().login())
                .sorted()
                .toList()
                .toString();
    }

    private static Predicate<MappingResult> has(FindingCode code) {
        return result -> result.findings().stream().anyMatch(finding -> finding.code() == code);
    }

    private static void put(String path, long number) {
        actual.put(path, String.valueOf(number));
    }

    private static void count(String path) {
        put(path, Long.parseLong(actual.getOrDefault(path, "0")) + 1);
    }

    private static void leaves(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.propertyStream()
                    .forEach(entry -> leaves(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), into));
        } else {
            into.put(
                    path,
                    node.isArray()
                            ? node.valueStream()
                                    .map(JsonNode::asString)
                                    .sorted()
                                    .toList()
                                    .toString()
                            : node.asString());
        }
    }
}
