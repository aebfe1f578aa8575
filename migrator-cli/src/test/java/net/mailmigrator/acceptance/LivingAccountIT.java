package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.Cyruses;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.FaultSite;
import net.mailmigrator.testing.MailServer;
import net.mailmigrator.testing.MailUser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account that is used on both sides while it moves, on real mail servers (EXACTNESS §4, §5, §7 and §8). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LivingAccountIT {
    private static final String LOGIN = "domain.de1";
    private static final int MOST_ARRIVING = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @Test
    void from_dovecot_to_dovecot() throws Exception {
        lives(FaultSite.dovecot("INBOX.", '.'), FaultSite.dovecot("", '/'));
    }

    @Test
    void from_dovecot_to_cyrus() throws Exception {
        Cyruses.assumeAvailable();
        lives(FaultSite.dovecot("INBOX.", '.'), FaultSite.cyrus());
    }

    private void lives(FaultSite source, FaultSite target) throws Exception {
        try (MailServer from = source.server();
                MailServer to = target.server()) {
            from.addUser(LOGIN, "old");
            to.addUser(LOGIN, "new");
            lives(source, target, new CommandLineWorld(folder).between(from, to, LOGIN));
        }
    }

    private static void lives(FaultSite source, FaultSite target, CommandLineWorld world) throws Exception {
        try (MailUser old = new MailUser(source, LOGIN);
                MailUser fresh = new MailUser(target, LOGIN)) {
            fill(old);
            copies(world);
            assertThat(fresh.messages()).isEqualTo(old.messages());

            changeMessages(old, fresh);
            assertThat(codes(copies(world)))
                    .containsExactlyInAnyOrder("GONE-AT-TARGET", "MOVED-AT-SOURCE", "DUAL-DELIVERY");
            assertMessages(old, fresh);

            changeFolders(old, fresh);
            JsonNode account = copiesWhileMailArrives(world, source);
            assertThat(codes(account))
                    .contains("RENAMED-AT-SOURCE", "RENAMED-AT-TARGET", "FOLDER-RECOGNISED", "GONE-AT-TARGET");
            copies(world);
            assertFolders(old, fresh);

            assertThat(codes(copies(world, "--final", "--delete", "--delete-cap", "50%")))
                    .contains("DELETED-AT-TARGET", "KEPT-AT-TARGET");
            assertThat(fresh.messages().get("INBOX"))
                    .contains(3, 42)
                    .doesNotContain(4, 5)
                    .containsAll(old.messages().get("INBOX").stream()
                            .filter(number -> number != 6 && number != 7)
                            .toList());
            assertThat(world.run("verify", "--content", "all"))
                    .as(world.out() + world.err())
                    .isZero();
        }
    }

    private static void fill(MailUser old) {
        old.arrive("INBOX", IntStream.rangeClosed(1, 12).toArray());
        for (Map.Entry<String, Integer> some : Map.of(
                        "Arbeit", 13, "Entwürfe", 19, "Berichte", 25, "Wechsel", 31, "Weg", 37)
                .entrySet()) {
            old.make(some.getKey())
                    .arrive(
                            some.getKey(),
                            IntStream.range(some.getValue(), some.getValue() + 4)
                                    .toArray());
        }
    }

    private static void changeMessages(MailUser old, MailUser fresh) {
        old.flag("INBOX", 1, "+FLAGS (\\Answered)").flag("INBOX", 2, "+FLAGS (\\Flagged)");
        old.move("INBOX", 4, "Arbeit").delete("INBOX", 5).delete("INBOX", 3);
        old.arrive("INBOX", 41).arrive("INBOX", 43, "old.example");
        fresh.flag("INBOX", 2, "-FLAGS (\\Seen)").flag("INBOX", 3, "+FLAGS (\\Flagged)");
        fresh.delete("INBOX", 6).make("Ablage").move("INBOX", 7, "Ablage");
        fresh.arrive("INBOX", 42).arrive("INBOX", 43, "new.example");
    }

    private static void assertMessages(MailUser old, MailUser fresh) {
        assertThat(old.messages().get("INBOX")).containsExactly(1, 2, 6, 7, 8, 9, 10, 11, 12, 41, 43);
        assertThat(fresh.messages().get("INBOX")).containsExactly(1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 41, 42, 43, 43);
        assertThat(fresh.messages().get("Arbeit"))
                .isEqualTo(old.messages().get("Arbeit"))
                .contains(4);
        assertThat(fresh.messages().get("Ablage")).containsExactly(7);
        assertThat(fresh.flags("INBOX", 1)).isEqualTo("\\answered \\seen");
        assertThat(fresh.flags("INBOX", 2)).isEqualTo("\\flagged");
    }

    private static void changeFolders(MailUser old, MailUser fresh) {
        old.rename("Arbeit", "Alt").arrive("Alt", 51).makeAnew("Wechsel").arrive("Wechsel", 52);
        old.arrive("Entwürfe", 53).arrive("Berichte", 54).arrive("Weg", 55);
        fresh.rename("Entwürfe", "Skizzen")
                .makeAnew("Berichte")
                .delete("Berichte", 25)
                .remove("Weg");
    }

    /** Folders that either user has renamed stand for each other. */
    private static void assertFolders(MailUser old, MailUser fresh) {
        Map<String, List<Integer>> source = old.messages();
        Map<String, List<Integer>> target = new TreeMap<>(fresh.messages());
        assertThat(target.get("Arbeit")).isEqualTo(source.get("Alt")).contains(4, 51);
        assertThat(target.get("Skizzen")).isEqualTo(source.get("Entwürfe")).contains(53);
        assertThat(target.get("Wechsel")).isEqualTo(source.get("Wechsel")).contains(52);
        assertThat(target.get("Berichte")).containsExactly(26, 27, 28, 54);
        assertThat(target.get("Weg")).containsExactly(55);
        assertThat(target.get("INBOX").stream().filter(number -> number != 43))
                .doesNotHaveDuplicates()
                .containsAll(source.get("INBOX").stream()
                        .filter(number -> number != 6 && number != 7 && number != 43)
                        .toList());
        assertThat(target).doesNotContainKeys("Alt", "Entwürfe");
    }

    /** Mail comes to two folders of the source until the run has ended. */
    private static JsonNode copiesWhileMailArrives(CommandLineWorld world, FaultSite source) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService life = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> arrived = life.submit(() -> {
                int number = 100;
                try (MailUser user = new MailUser(source, LOGIN)) {
                    while (!ended.get() && number < MOST_ARRIVING) {
                        user.arrive(number % 2 == 0 ? "INBOX" : "Alt", number++);
                    }
                }
                return number;
            });
            JsonNode account = copies(world);
            ended.set(true);
            assertThat(arrived.get(1, TimeUnit.MINUTES)).isGreaterThan(102);
            return account;
        } finally {
            ended.set(true);
            life.shutdownNow();
        }
    }

    private static JsonNode copies(CommandLineWorld world, String... options) {
        String[] command = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("run", "--json"), java.util.stream.Stream.of(options))
                .toArray(String[]::new);
        assertThat(world.run(command)).as(world.out() + world.err()).isZero();
        return JsonMapper.shared().readTree(world.out()).get("accounts").get(0);
    }

    private static List<String> codes(JsonNode account) {
        return StreamSupport.stream(account.get("findings").spliterator(), false)
                .map(finding -> finding.get("code").asString())
                .toList();
    }
}
