package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.TokenSource;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.imap.token.CommandTokens;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.FaultPlan;
import net.mailmigrator.testing.FaultPlan.Deed;
import net.mailmigrator.testing.FaultPlan.Delivery;
import net.mailmigrator.testing.FaultPlan.Place;
import net.mailmigrator.testing.FaultProxy;
import net.mailmigrator.testing.ManifestReader;
import net.mailmigrator.testing.PassingTime;
import net.mailmigrator.testing.TokenServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins by token at a Dovecot that asks a token server about each: good ones, bad ones, and some that run out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenLoginsIT {
    /** As long as those of the large providers are. */
    private static final String REST = ".eyJ" + "aGVsbG8x".repeat(200);

    private static final int MESSAGES = 40;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path shared;

    private static TokenServer tokens;
    private static DovecotServer dovecot;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        tokens = new TokenServer(shared);
        dovecot = new DovecotOptions()
                .extra("auth_mechanisms = plain oauthbearer xoauth2", tokens.passdb())
                .start();
        for (String login : new String[] {"anna", "bert", "carl", "dora", "emil", "fritz", "gerd"}) {
            dovecot.addUser(login, "pw-of-" + login);
        }
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
            tokens.close();
        }
    }

    private static String token(String login, int number) {
        return "tok-" + login + "-" + number + REST;
    }

    /** A world whose command prints another token of the account each time it runs. */
    private CommandLineWorld world(String login, String mechanism, int port) {
        CommandLineWorld world = new CommandLineWorld(folder).withAccounts(login);
        Path runs = folder.resolve("runs");
        world.write(
                "token.sh",
                "#!/bin/sh\necho \"$1\" >> " + runs + "; echo \"tok-$1-$(wc -l < " + runs + ")" + REST + "\"\n");
        assertThat(folder.resolve("token.sh").toFile().setExecutable(true)).isTrue();
        world.settings(
                "host: new, port: 143, tls: none, login: { user: \"${login}*master\", password: \"${env:DST}\" }",
                "host: 127.0.0.1, port: " + port + ", tls: none, login: { mechanism: " + mechanism
                        + ", tokenCommand: [\"" + folder.resolve("token.sh") + "\", \"${login}\"] }");
        return world;
    }

    private int runs() throws IOException {
        return Files.readAllLines(folder.resolve("runs")).size();
    }

    @ParameterizedTest
    @CsvSource({"auto, OAUTHBEARER", "oauthbearer, OAUTHBEARER", "xoauth2, XOAUTH2"})
    void a_good_token_opens_the_account_and_is_shown_nowhere(String mechanism, String sent) throws IOException {
        tokens.accept(token("anna", 1), "anna");
        CommandLineWorld world = world("anna", mechanism, dovecot.port());

        assertThat(world.run("run", "--trace", "anna", "--out", "run"))
                .as(world.out() + world.err())
                .isZero();

        assertThat(runs()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("run/trace-anna.log")))
                .contains("target C: m1 AUTHENTICATE " + sent + " [redacted]")
                .doesNotContain("tok-", "aGVsbG8x", "YUdWc2JHOH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauthbearer", "xoauth2"})
    void a_token_that_is_not_good_is_refused_in_the_servers_words_and_not_asked_for_again(String mechanism)
            throws IOException {
        CommandLineWorld world = world("bert", mechanism, dovecot.port());

        assertThat(world.run("check", "--account", "bert", "--out", "check"))
                .as(world.out())
                .isNotZero();

        assertThat(world.out().replaceAll("\\s+", " "))
                .contains("[AUTHENTICATIONFAILED]", mechanism.toUpperCase(Locale.ROOT) + " says {")
                .doesNotContain("tok-");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void a_token_of_somebody_else_does_not_open_the_account() throws IOException {
        tokens.accept(token("carl", 1), "somebody");
        CommandLineWorld world = world("carl", "auto", dovecot.port());

        assertThat(world.run("check", "--account", "carl")).isNotZero();

        assertThat(world.out()).contains("[AUTHENTICATIONFAILED]");
        assertThat(runs()).isEqualTo(1);
    }

    /** The connection is cut while messages are on their way, and the token has run out by then. */
    @ParameterizedTest
    @CsvSource({"oauthbearer, dora", "xoauth2, emil"})
    void a_token_that_has_run_out_when_the_connection_is_cut_is_renewed_and_each_message_arrives_once(
            String mechanism, String login) throws IOException, MailException {
        tokens.accept(token(login, 1), login);
        tokens.accept(token(login, 2), login);
        AtomicInteger connections = new AtomicInteger();
        FaultPlan cut = new FaultPlan(
                Deed.CUT, new Place(Place.Kind.APPEND_LITERAL, 7, 20), false, Delivery.AT_ONCE, Duration.ZERO);
        try (FaultProxy proxy = new FaultProxy(
                dovecot.port(),
                () -> {
                    if (connections.incrementAndGet() > 1) {
                        tokens.expire(token(login, 1));
                    }
                    return cut;
                },
                1)) {
            CommandLineWorld world = world(login, mechanism, proxy.port());
            for (int i = 1; i <= MESSAGES; i++) {
                world.source()
                        .account(login)
                        .mailbox("INBOX")
                        .put(CopyWorld.octets(i), MessageFlags.NONE, CopyWorld.date(i));
            }

            assertThat(world.run("run")).as(world.out() + world.err()).isZero();

            assertThat(proxy.fired()).hasSize(1);
            assertThat(runs()).isEqualTo(2);
            assertThat(tokens.asked()).contains(token(login, 2));
            assertThat(new ManifestReader(dovecot, "").read(login).size()).isEqualTo(MESSAGES);
        }
    }

    @Test
    void a_token_is_renewed_before_it_runs_out_where_its_command_says_when() throws MailException {
        tokens.accept("tok-fritz-1", "fritz");
        PassingTime time = new PassingTime();
        Path runs = folder.resolve("runs");
        List<String> command = List.of(
                "sh",
                "-c",
                "echo x >> " + runs + "; echo '{\"expires_in\":3600,\"access_token\":\"tok-fritz-'$(wc -l < " + runs
                        + ")'\"}'");
        Credentials fritz = new Credentials("fritz", Secret.of(""), null, LoginMechanism.AUTO, command);
        TokenSource source = new CommandTokens(time.clock());
        AngusServer angus = new AngusServer(Endpoints.clear(dovecot.port()), folder, line -> {}, source);

        angus.openReader(fritz).close();
        tokens.expire("tok-fritz-1");
        tokens.accept("tok-fritz-2", "fritz");
        time.pass(Duration.ofMinutes(59));
        angus.openReader(fritz).close();

        assertThat(tokens.asked()).containsSubsequence("tok-fritz-1", "tok-fritz-2");
        assertThat(tokens.asked()).filteredOn("tok-fritz-1"::equals).hasSize(1);
    }
}
