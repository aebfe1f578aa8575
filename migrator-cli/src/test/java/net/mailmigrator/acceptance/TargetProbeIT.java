package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CyrusOptions;
import net.mailmigrator.testing.CyrusServer;
import net.mailmigrator.testing.Cyruses;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.GeneratedMail;
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

/** What came out at real servers, compared with what was sent (EXACTNESS §3). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TargetProbeIT {
    private static final String LOGIN = "anna";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @Test
    void dovecot_is_exact() {
        try (DovecotServer target = new DovecotOptions().start().addUser(LOGIN, "new")) {
            assertThat(targetClass(target)).isEqualTo("exact");
        }
    }

    @Test
    void cyrus_munges_headers_and_all_of_it_is_there_once() {
        Cyruses.assumeAvailable();
        try (CyrusServer target = new CyrusOptions().start().addUser(LOGIN, "new")) {
            assertThat(targetClass(target)).isEqualTo("octets above 127 in headers, which become X");
        }
    }

    /** Of four messages, two of which have odd headers; nothing is left behind but what was copied. */
    private String targetClass(MailServer target) {
        try (DovecotServer source =
                new DovecotOptions().namespace('.', "INBOX.").start().addUser(LOGIN, "old")) {
            MailDelivery.intoMaildir(
                    source,
                    LOGIN,
                    List.of(mail(1, "plain"), mail(2, "Gr\u00fc\u00dfe"), mail(3, "\u00e4\u0080"), mail(4, "plain")));
            CommandLineWorld world = new CommandLineWorld(folder).between(source, target, LOGIN);

            assertThat(world.run("run", "--json")).as(world.out()).isZero();
            JsonNode report = new JsonMapper().readTree(world.out());
            assertThat(report.get("totals").get("messages").get("copied").asInt())
                    .isEqualTo(4);
            MailManifest there = new ManifestReader(target, "").read(LOGIN);
            assertThat(there.size()).isEqualTo(4);
            assertThat(world.run("verify", "--content", "all")).as(world.out()).isZero();
            assertThat(world.run("run")).as(world.out()).isZero();
            assertThat(new ManifestReader(target, "").read(LOGIN)).isEqualTo(there);
            return report.get("accounts")
                    .get(0)
                    .get("journal")
                    .get("targetClass")
                    .asString();
        }
    }

    private static GeneratedMail mail(int number, String subject) {
        String octets =
                "Message-ID: <" + number + "@example.org>\r\nSubject: " + subject + "\r\n\r\nGr\u00fc\u00dfe\r\n";
        return new GeneratedMail(
                List.of("INBOX"), List.of(), 1_500_000_000 + number, octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
