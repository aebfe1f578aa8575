package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.Corpus;
import net.mailmigrator.testing.CyrusOptions;
import net.mailmigrator.testing.CyrusServer;
import net.mailmigrator.testing.Cyruses;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.GeneratedMail;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailManifest;
import net.mailmigrator.testing.MailServer;
import net.mailmigrator.testing.ManifestReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every message of the corpus, from one server to another of its own or of the other kind: each ends as copied or as
 * refused with the server's words, the sums close, a further run changes nothing, and verification of all text finds
 * nothing.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CorpusIT {
    private static final String LOGIN = "corpus";
    private static final List<String> ODD_FOLDERS = List.of("a\"b", "100%", "back\\slash");

    /** How many of the 500 messages Cyrus 3.6 refuses, as measured: 24 for their header, 8 for NUL. */
    private static final int REFUSED_BY_CYRUS = 32;

    /** A Dovecot serves 0x80 for NUL, and Cyrus takes that: those for their header are left. */
    private static final int REFUSED_BY_CYRUS_FROM_DOVECOT = 24;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void needs_both_servers() {
        Dovecots.assumeAvailable();
        Cyruses.assumeAvailable();
    }

    private static List<GeneratedMail> corpus() {
        return OddMail.in("Corpus");
    }

    private static DovecotServer oldDovecot() {
        return new DovecotOptions().namespace('.', "INBOX.").start().addUser(LOGIN, "old");
    }

    private static DovecotServer newDovecot() {
        return new DovecotOptions().start().addUser(LOGIN, "new");
    }

    /** By default Cyrus writes X for each 8-bit character of a header. */
    private static CyrusServer cyrus() {
        return new CyrusOptions().extra("munge8bit: no").start();
    }

    @Test
    void from_dovecot_to_dovecot_all_of_it_is_copied() {
        try (DovecotServer source = oldDovecot();
                DovecotServer target = newDovecot()) {
            MailDelivery.intoMaildir(source, LOGIN, corpus());
            CommandLineWorld world = between(source, target);

            JsonNode first = run(world, 0);

            assertThat(messages(first, "copied")).isEqualTo(corpus().size());
            assertThat(new ManifestReader(target, "").read(LOGIN))
                    .isEqualTo(OddMail.asDovecotStores(new ManifestReader(source, "INBOX.").read(LOGIN)));
            assertNothingMoreToDo(world, 0);
        }
    }

    @Test
    void from_dovecot_to_cyrus_and_on_to_dovecot_each_is_copied_or_refused_with_the_servers_words() {
        try (DovecotServer source = oldDovecot();
                CyrusServer middle = cyrus().addUser(LOGIN, "middle");
                DovecotServer target = newDovecot()) {
            MailDelivery.intoMaildir(source, LOGIN, corpus());
            assertCyrusTakesAllButWhatItRefuses(between(source, middle), source, middle);
            MailManifest there = new ManifestReader(middle, "").read(LOGIN);
            CommandLineWorld world = between(middle, target);

            JsonNode second = run(world, 0);

            assertThat(messages(second, "copied")).isEqualTo(there.size());
            assertThat(new ManifestReader(target, "").read(LOGIN)).isEqualTo(OddMail.asDovecotStores(there));
            assertNothingMoreToDo(world, 0);
        }
    }

    private static void assertCyrusTakesAllButWhatItRefuses(
            CommandLineWorld world, DovecotServer source, CyrusServer middle) {
        JsonNode first = run(world, 3);

        assertCopiedOrRefused(first, REFUSED_BY_CYRUS_FROM_DOVECOT);
        MailManifest there = new ManifestReader(middle, "").read(LOGIN);
        assertThat(there.size()).isEqualTo((int) messages(first, "copied"));
        assertThat(there.minus(new ManifestReader(source, "INBOX.").read(LOGIN)))
                .as("Cyrus keeps every octet")
                .isEmpty();
        assertNothingMoreToDo(world, 3);
        assertThat(new ManifestReader(middle, "").read(LOGIN)).isEqualTo(there);
    }

    private static void assertCopiedOrRefused(JsonNode first, int refusedOfFiveHundred) {
        List<String> refusals = failures(first).stream()
                .filter(failure -> failure.get("scope").asString().equals("MESSAGE"))
                .map(failure -> failure.get("text").asString())
                .toList();
        assertThat(refusals)
                .hasSize((int) messages(first, "refused"))
                .isNotEmpty()
                .allMatch(text -> text.contains("Message contains invalid header")
                        || text.contains("Message contains NUL characters"));
        if (Corpus.atHand().size() == 500) {
            assertThat(refusals).hasSize(refusedOfFiveHundred);
        }
        assertThat(messages(first, "copied")).isEqualTo(corpus().size() - refusals.size());
    }

    @Test
    void from_a_source_that_keeps_nul_to_cyrus_each_is_copied_or_refused_with_the_servers_words() {
        try (CyrusServer target = cyrus().addUser(LOGIN, "new")) {
            CommandLineWorld world = new CommandLineWorld(folder).withAccounts(LOGIN);
            InMemoryMailbox box = world.source().account(LOGIN).make(MailboxName.encode("INBOX.Corpus"));
            for (GeneratedMail mail : corpus()) {
                box.put(withCrlf(mail.octets()), MessageFlags.NONE, InternalDate.ofEpochSecond(mail.internalDate()));
            }
            world.to(target, LOGIN);

            JsonNode first = run(world, 3);

            assertCopiedOrRefused(first, REFUSED_BY_CYRUS);
            assertNothingMoreToDo(world, 3);
        }
    }

    private static byte[] withCrlf(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1)
                .replaceAll("(?<!\r)\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void folders_that_cyrus_refuses_are_named_with_a_remedy_and_everything_else_goes_on() {
        try (DovecotServer source = new DovecotOptions().start().addUser(LOGIN, "old");
                CyrusServer target = cyrus().addUser(LOGIN, "new")) {
            MailDelivery.byAppend(source, LOGIN, '/', "", oddFolders());
            CommandLineWorld world = between(source, target);

            JsonNode report = run(world, 3);

            for (String name : ODD_FOLDERS) {
                assertThat(failures(report).stream()
                                .filter(failure ->
                                        failure.get("folder").asString().equals(name))
                                .map(failure -> failure.get("text").asString()))
                        .as(name)
                        .singleElement()
                        .asString()
                        .contains("Invalid mailbox name", "copy.rename");
            }
            assertThat(messages(report, "copied")).isEqualTo(1);
            assertThat(messages(report, "pending")).isEqualTo(ODD_FOLDERS.size());
            world.settings("copy: { settle: 0s }", """
                    copy:
                      settle: 0s
                      rename: { 'a"b': ab, '100%': hundred, 'back\\slash': slash }
                    """);
            JsonNode renamed = run(world, 0);
            assertThat(messages(renamed, "copied")).isEqualTo(ODD_FOLDERS.size());
        }
    }

    private static List<GeneratedMail> oddFolders() {
        GeneratedMail model = corpus().get(0);
        return IntStream.rangeClosed(0, ODD_FOLDERS.size())
                .mapToObj(i -> new GeneratedMail(
                        List.of(i == 0 ? "INBOX" : ODD_FOLDERS.get(i - 1)),
                        model.flags(),
                        model.internalDate(),
                        ("Subject: " + i + "\r\n\r\ntext\r\n").getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    private CommandLineWorld between(MailServer source, MailServer target) {
        Path own = folder.resolve(source.port() + "-" + target.port());
        assertThat(own.toFile().mkdir()).isTrue();
        return new CommandLineWorld(own).between(source, target, LOGIN);
    }

    private static JsonNode run(CommandLineWorld world, int exit) {
        assertThat(world.run("run", "--json")).as(world.out() + world.err()).isEqualTo(exit);
        JsonNode report = JsonMapper.shared().readTree(world.out());
        JsonNode sums = report.get("totals").get("messages");
        long parts = sums.propertyNames().stream()
                .filter(name -> !name.equals("source"))
                .mapToLong(name -> sums.get(name).asLong())
                .sum();
        assertThat(parts).as(sums.toString()).isEqualTo(sums.get("source").asLong());
        return report;
    }

    private static void assertNothingMoreToDo(CommandLineWorld world, int exit) {
        JsonNode again = run(world, exit);
        assertThat(messages(again, "copied")).isZero();
        assertThat(messages(again, "alreadyThere") + messages(again, "refused")).isEqualTo(messages(again, "source"));
        assertThat(world.run("verify", "--content", "all", "--json"))
                .as(world.out() + world.err())
                .isEqualTo(exit);
        assertThat(JsonMapper.shared()
                        .readTree(world.out())
                        .get("totals")
                        .get("discrepancies")
                        .asLong())
                .isZero();
    }

    private static long messages(JsonNode report, String state) {
        return report.get("totals").get("messages").get(state).asLong();
    }

    private static List<JsonNode> failures(JsonNode report) {
        return StreamSupport.stream(
                        report.get("accounts").get(0).get("failures").spliterator(), false)
                .toList();
    }
}
