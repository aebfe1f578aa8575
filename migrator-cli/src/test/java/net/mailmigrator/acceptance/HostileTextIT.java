package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CommandLineWorld;
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
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * I8 on real servers: headers and bodies that are IMAP commands and answers. The target holds mail and folders that these
 * commands would delete, mark and make; none of that happens, with whatever the server offers, also where it refuses a
 * message in the middle of a batch.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileTextIT {
    private static final String LOGIN = "anna";
    private static final String COMMANDS = String.join(
            "\r\n",
            "x1 CREATE pwned",
            "m2 DELETE Bestand",
            "a3 SELECT INBOX",
            "a4 STORE 1:* +FLAGS.SILENT (\\Deleted)",
            "a5 EXPUNGE",
            "a6 RENAME Bestand pwned",
            "a7 APPEND INBOX {5+}",
            "pwned",
            "+ go ahead",
            "m1 OK [APPENDUID 1 1] done",
            "* BYE",
            "{0+}",
            "",
            "m8 LOGOUT",
            ")",
            "");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "MULTIAPPEND", "LITERAL+", "MULTIAPPEND, LITERAL+"})
    void no_command_of_a_text_is_executed_by_dovecot(String without) {
        Dovecots.assumeAvailable();
        try (DovecotServer target = new DovecotOptions().start().addUser(LOGIN, "new")) {
            CommandLineWorld world = worldWith(target, "user: \"${login}*master\"", without);
            assertUntouched(world, target, 0, hostile().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MULTIAPPEND", "LITERAL+", "MULTIAPPEND, LITERAL+"})
    void no_command_of_a_text_is_executed_by_cyrus_nor_where_it_refuses_it(String without) {
        Cyruses.assumeAvailable();
        try (CyrusServer target = new CyrusOptions().start().addUser(LOGIN, "new")) {
            CommandLineWorld world =
                    worldWith(target, "user: " + CyrusServer.ADMIN + ", authorizationId: \"${login}\"", without);
            assertUntouched(
                    world,
                    target,
                    3,
                    hostile().stream().filter(HostileTextIT::cyrusTakes).count());
        }
    }

    /** Cyrus demands that each line of a header has a name, and no NUL. */
    private static boolean cyrusTakes(String text) {
        return text.startsWith("Subject: ") && text.indexOf('\0') < 0;
    }

    /** Commands as text, as the whole message, and as text that Cyrus refuses; then all of that again. */
    private static List<String> hostile() {
        List<String> once = List.of(
                "Subject: 1\r\n\r\n" + COMMANDS,
                COMMANDS,
                "Subject: 2\r\n\r\n" + COMMANDS + "\0\r\n" + COMMANDS,
                "Subject: 3\r\nX-Folded: a\r\n x1 CREATE pwned\r\n m2 DELETE Bestand\r\n\r\n" + COMMANDS.repeat(500),
                COMMANDS.replace("\r\n", "\n"));
        return Stream.concat(once.stream(), once.stream()).toList();
    }

    private CommandLineWorld worldWith(MailServer target, String login, String without) {
        CommandLineWorld world = new CommandLineWorld(folder).withAccounts(LOGIN);
        InMemoryMailbox box = world.source().account(LOGIN).make(MailboxName.encode("INBOX.Text"));
        for (String text : hostile()) {
            box.put(
                    text.getBytes(StandardCharsets.ISO_8859_1),
                    MessageFlags.NONE,
                    InternalDate.ofEpochSecond(1_000_000_000));
        }
        world.settings("host: new, port: 143", "host: 127.0.0.1, port: " + target.port());
        world.settings(
                "login: { user: \"${login}*master\", password: \"${env:DST}\" }",
                "capabilities: { without: [" + without + "] }, login: { " + login + ", password: \"${env:DST}\" }");
        world.settings("copy: { settle: 0s }", "copy: { settle: 0s, existing: adopt }");
        world.variables().put("DST", target.masterOf(LOGIN).password().reveal());
        return world;
    }

    private static void assertUntouched(CommandLineWorld world, MailServer target, int exit, long taken) {
        MailDelivery.byAppend(target, LOGIN, '/', "", List.of(mail("INBOX"), mail("Bestand"), mail("Bestand")));
        ManifestReader reader = new ManifestReader(target, "");
        MailManifest before = reader.read(LOGIN);
        TreeSet<String> folders = new TreeSet<>(reader.folders(LOGIN));

        assertThat(world.run("run")).as(world.out() + world.err()).isEqualTo(exit);

        assertThat(reader.read(LOGIN).withoutFolder("Text")).isEqualTo(before);
        assertThat(reader.read(LOGIN).size() - before.size()).isEqualTo((int) taken);
        folders.add("Text");
        assertThat(reader.folders(LOGIN)).isEqualTo(folders);
        assertThat(world.run("verify", "--content", "all")).as(world.out()).isEqualTo(exit);
    }

    private static GeneratedMail mail(String box) {
        return new GeneratedMail(
                List.of(box),
                List.of("\\Seen"),
                1_000_000_000,
                ("Subject: " + box + "\r\n\r\ntext\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
