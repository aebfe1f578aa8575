package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CyrusOptions;
import net.mailmigrator.testing.CyrusServer;
import net.mailmigrator.testing.Cyruses;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.GeneratedMail;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
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

/** The final pass with deletions, on real mail servers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeletionsIT {
    private static final String LOGIN = "domain.de1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @Test
    void dovecot_loses_what_the_source_has_lost_and_nothing_else() throws MailException {
        try (DovecotServer target = new DovecotOptions().start().addUser(LOGIN, "new")) {
            losesNothingElse(target);
        }
    }

    @Test
    void cyrus_loses_what_the_source_has_lost_and_nothing_else() throws MailException {
        Cyruses.assumeAvailable();
        try (CyrusServer target =
                new CyrusOptions().extra("munge8bit: no").start().addUser(LOGIN, "new")) {
            losesNothingElse(target);
        }
    }

    /** Of five messages that are gone at the source, the user of the target has flagged one, and deleted one too. */
    private void losesNothingElse(MailServer target) throws MailException {
        try (DovecotServer source =
                new DovecotOptions().namespace('.', "INBOX.").start().addUser(LOGIN, "old")) {
            MailDelivery.intoMaildir(
                    source, LOGIN, new MailGenerator(7).generate(40, 1, MailGenerator.SizeProfile.SMALL));
            CommandLineWorld world = new CommandLineWorld(folder).between(source, target, LOGIN);
            assertThat(world.run("run")).as(world.out() + world.err()).isZero();
            change(source, UidSet.of(3, 4, 5, 20, 40), MessageFlags.SystemFlag.DELETED, true);
            change(target, UidSet.of(4), MessageFlags.SystemFlag.FLAGGED, false);
            change(target, UidSet.of(5), MessageFlags.SystemFlag.DELETED, true);
            change(target, UidSet.of(6), MessageFlags.SystemFlag.DELETED, false);
            MailDelivery.byAppend(target, LOGIN, '/', "", List.of(own()));
            MailManifest before = mail(target);

            JsonNode preview = run(world, "--delete-preview");

            assertThat(uids(preview, "PROPOSED")).containsExactly(3L, 20L, 40L);
            assertThat(uids(preview, "KEPT")).containsExactly(4L);
            assertThat(mail(target)).isEqualTo(before);

            JsonNode deleted = run(world, "--delete");

            assertThat(uids(deleted, "DELETED")).containsExactly(3L, 20L, 40L);
            assertThat(uids(deleted, "KEPT")).containsExactly(4L);
            assertThat(mail(target).size()).isEqualTo(before.size() - 3);
            assertThat(mail(target).minus(before)).isEmpty();
            assertThat(uids(run(world, "--delete"), "DELETED")).isEmpty();
            assertThat(mail(target).size()).isEqualTo(before.size() - 3);
            assertThat(world.run("verify", "--content", "all")).as(world.out()).isZero();
        }
    }

    private static GeneratedMail own() {
        return new GeneratedMail(
                List.of("INBOX"),
                List.of("\\Seen"),
                1_600_000_000,
                "Subject: own\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static MailManifest mail(MailServer server) {
        return new ManifestReader(server, "").read(LOGIN);
    }

    /** As a user does with another program. */
    private static void change(MailServer server, UidSet uids, MessageFlags.SystemFlag flag, boolean expunge)
            throws MailException {
        try (MailboxWriter user = new AngusServer(Endpoints.clear(server.port())).openWriter(server.masterOf(LOGIN))) {
            user.select(MailboxName.INBOX);
            user.store(uids, FlagChange.set(MessageFlags.parse(List.of(flag.wire()))), 0);
            if (expunge) {
                user.expunge(uids);
            }
        }
    }

    private static JsonNode run(CommandLineWorld world, String option) {
        assertThat(world.run("run", "--final", option, "--delete-cap", "10%", "--json"))
                .as(world.out() + world.err())
                .isZero();
        return JsonMapper.shared().readTree(world.out()).get("accounts").get(0);
    }

    private static List<Long> uids(JsonNode account, String outcome) {
        return StreamSupport.stream(account.get("deletions").spliterator(), false)
                .filter(deletion -> deletion.get("outcome").asString().equals(outcome))
                .map(deletion -> deletion.get("sourceUid").asLong())
                .toList();
    }
}
