package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.FickleProxy;
import net.mailmigrator.testing.FickleProxy.Mood;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
import net.mailmigrator.testing.MailGenerator.SizeProfile;
import net.mailmigrator.testing.MailManifest;
import net.mailmigrator.testing.ManifestReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new server that takes back in the middle of a run what it had offered, or refuses it: everything arrives once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FickleTargetIT {
    private static final String LOGIN = "wankel";
    private static final int MOST = 12;
    private static final int MESSAGES = 24;
    private static final int ALWAYS = 999;

    private static @Nullable DovecotServer source;
    private static @Nullable DovecotServer target;
    private static int users;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final String login = LOGIN + users++;

    @BeforeAll
    static void starts_both_servers() {
        Dovecots.assumeAvailable();
        source = new DovecotOptions().namespace('.', "INBOX.").start();
        target = new DovecotOptions().namespace('/', "").start();
        for (int number = 0; number < MOST; number++) { // before the first login: Dovecot keeps what it has read
            source.addUser(LOGIN + number, "old");
            target.addUser(LOGIN + number, "new");
        }
    }

    @AfterAll
    static void stops_them() {
        for (DovecotServer server : new DovecotServer[] {source, target}) {
            if (server != null) {
                server.close();
            }
        }
    }

    private static DovecotServer source() {
        return Objects.requireNonNull(source);
    }

    private static DovecotServer target() {
        return Objects.requireNonNull(target);
    }

    private CommandLineWorld world(FickleProxy proxy) {
        MailDelivery.intoMaildir(source(), login, new MailGenerator(17).generate(MESSAGES, 4, SizeProfile.SMALL));
        return new CommandLineWorld(folder).between(source(), proxy, login);
    }

    private MailManifest sourceMail() {
        return new ManifestReader(source(), "INBOX.").read(login);
    }

    private MailManifest targetMail() {
        return new ManifestReader(target(), "").read(login);
    }

    private void assertCopied(CommandLineWorld world, String... args) {
        assertThat(world.run(args)).as(world.out() + world.err()).isZero();
        assertThat(targetMail()).isEqualTo(sourceMail());
    }

    @Test
    void what_it_takes_back_is_not_used_any_more_and_everything_arrives_once() throws MailException {
        proveWhatItTakesBack(Set.of("MULTIAPPEND", "LITERAL+", "UIDPLUS", "CONDSTORE", "QRESYNC"));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"MULTIAPPEND", "LITERAL+", "UIDPLUS", "CONDSTORE,QRESYNC"})
    void whatever_else_it_takes_back_is_not_used_any_more_and_everything_arrives_once(String names)
            throws MailException {
        proveWhatItTakesBack(Set.of(names.split(",")));
    }

    private void proveWhatItTakesBack(Set<String> capabilities) throws MailException {
        try (FickleProxy proxy = new FickleProxy(target(), new Mood.TakesBack(capabilities, 2))) {
            CommandLineWorld world = world(proxy);

            assertCopied(world, "run");
            flag(source(), "INBOX", UidSet.of(1, 2), "\\Flagged", false);
            assertCopied(world, "run");
            MailManifest before = targetMail();
            flag(source(), "INBOX", UidSet.of(3), "\\Deleted", true);
            assertThat(world.run("run", "--final", "--delete", "--delete-cap", "100%"))
                    .as(world.out() + world.err())
                    .isZero();

            assertThat(targetMail()).isEqualTo(capabilities.contains("UIDPLUS") ? before : sourceMail());
            assertThat(proxy.hasChanged()).isTrue();
            assertThat(proxy.abuses()).isEmpty();
        }
    }

    /** As a user does with another program. */
    private void flag(DovecotServer server, String mailbox, UidSet uids, String flag, boolean expunge)
            throws MailException {
        try (MailboxWriter user = new AngusServer(Endpoints.clear(server.port())).openWriter(server.masterOf(login))) {
            user.select(MailboxName.encode(mailbox));
            user.store(uids, FlagChange.set(MessageFlags.parse(List.of(flag))), 0);
            if (expunge) {
                user.expunge(uids);
            }
        }
    }

    @Test
    void literals_that_it_always_answers_with_bad_arrive_all_the_same_once() {
        assertCopiedDespite(new Mood.SaysBad(ALWAYS));
    }

    @Test
    void a_literal_at_which_it_hangs_up_is_sent_again_on_another_connection() {
        assertCopiedDespite(new Mood.HangsUp(1));
    }

    @Tag("long")
    @Test
    void a_literal_that_it_answers_with_bad_is_sent_again_on_another_connection() {
        assertCopiedDespite(new Mood.SaysBad(1));
    }

    @Tag("long")
    @Test
    void literals_at_which_it_always_hangs_up_arrive_all_the_same_once() {
        assertCopiedDespite(new Mood.HangsUp(ALWAYS));
    }

    private void assertCopiedDespite(Mood mood) {
        try (FickleProxy proxy = new FickleProxy(target(), mood)) {
            assertCopied(world(proxy), "run");
            assertThat(proxy.hasChanged()).isTrue();
        }
    }
}
