package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.TokenSource;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.CyrusOptions;
import net.mailmigrator.testing.CyrusServer;
import net.mailmigrator.testing.Cyruses;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.MailServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who comes in where, on a Dovecot with master users of both forms, and on a Cyrus with a proxy administrator. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RealLoginsIT {
    private static final String PASSWORD = "geheim-4711";

    private static DovecotServer dovecot;
    private static DovecotServer masterFirst;
    private static CyrusServer cyrus;

    private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        Cyruses.assumeAvailable();
        dovecot = new DovecotOptions()
                .extra("auth_mechanisms = plain login scram-sha-1 scram-sha-256")
                .start()
                .addUser("anna", PASSWORD);
        markMailbox(dovecot, "anna");
        masterFirst = new DovecotOptions()
                .extra(
                        "auth_mechanisms = plain login scram-sha-256",
                        "auth_master_user_separator =",
                        "auth_username_translation = *@",
                        "passdb {\n  driver = static\n  username_filter = master@*\n  args = password="
                                + DovecotServer.MASTER_PASSWORD + " user=%d\n}")
                .start()
                .addUser("anna", PASSWORD);
        markMailbox(masterFirst, "anna");
        cyrus = new CyrusOptions().start().addUser("anna", PASSWORD);
        markMailbox(cyrus, "anna");
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
        if (masterFirst != null) {
            masterFirst.close();
        }
        if (cyrus != null) {
            cyrus.close();
        }
    }

    /** A folder that no other account has, so that a test sees whose account it is in. */
    private static void markMailbox(MailServer server, String login) {
        try (MailboxWriter writer = new AngusServer(Endpoints.clear(server.port()))
                .openWriter(new Credentials(login, Secret.of(PASSWORD), null, LoginMechanism.PLAIN, List.of()))) {
            writer.create(new MailboxName("OnlyOf" + login));
        } catch (MailException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertOpensAnna(MailServer server, Credentials credentials) throws MailException {
        try (MailboxReader reader = angus(server).openReader(credentials)) {
            assertThat(reader.list()).anyMatch(folder -> folder.name().wire().equals("OnlyOfanna"));
        }
    }

    private AngusServer angus(MailServer server) {
        Endpoint endpoint = Endpoints.clear(server.port());
        return new AngusServer(
                endpoint, java.nio.file.Path.of(System.getProperty("java.io.tmpdir")), trace::add, TokenSource.NONE);
    }

    private static Credentials login(String user, String password, @Nullable String on, LoginMechanism mechanism) {
        return new Credentials(user, Secret.of(password), on, mechanism, List.of());
    }

    static Stream<Credentials> ways() {
        String master = DovecotServer.MASTER;
        return Stream.of(
                        LoginMechanism.AUTO,
                        LoginMechanism.SCRAM_SHA_256,
                        LoginMechanism.SCRAM_SHA_1,
                        LoginMechanism.PLAIN,
                        LoginMechanism.LOGIN)
                .flatMap(mechanism -> Stream.of(
                                login("anna", PASSWORD, null, mechanism),
                                login("anna*" + master, DovecotServer.MASTER_PASSWORD, null, mechanism)
                                        .openingOthers(),
                                login(master, DovecotServer.MASTER_PASSWORD, "anna", mechanism))
                        .filter(form -> form.authorizationId() == null || mechanism != LoginMechanism.LOGIN)
                        .filter(form -> !form.forOthers() || !mechanism.name().startsWith("SCRAM")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void dovecot_opens_the_account_by_every_mechanism_in_every_form(Credentials credentials) throws MailException {
        assertOpensAnna(dovecot, credentials);

        String strongest = credentials.forOthers() ? "PLAIN" : "SCRAM-SHA-256";
        String expected = credentials.mechanism() == LoginMechanism.AUTO
                ? strongest
                : credentials.mechanism().saslName();
        assertThat(trace).anyMatch(line -> line.contains(expected)).noneMatch(line -> line.contains(PASSWORD));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "SCRAM_SHA_256", "SCRAM_SHA_1", "PLAIN", "LOGIN"})
    void a_wrong_password_is_refused_once_and_nothing_else_is_tried(LoginMechanism mechanism) {
        assertThatThrownBy(() -> angus(dovecot).openReader(login("anna", "wrong-4712", null, mechanism)))
                .isInstanceOfSatisfying(
                        MailException.class,
                        refused -> assertThat(refused.retryable()).isFalse());
        assertThat(trace).filteredOn(line -> line.matches("C: m\\d+ .*")).hasSize(1);
        assertThat(trace).noneMatch(line -> line.contains("wrong-4712"));
    }

    /** As it would look if somebody in between wanted to see the password. */
    @Test
    void a_server_that_offers_scram_no_longer_does_not_get_the_password_unasked() throws MailException, IOException {
        try (DovecotServer changing = new DovecotOptions()
                .extra("auth_mechanisms = plain scram-sha-256")
                .start()
                .addUser("anna", PASSWORD)) {
            AngusServer angus = angus(changing);
            angus.openReader(login("anna", PASSWORD, null, LoginMechanism.AUTO)).close();
            String configuration = Files.readString(changing.configuration());
            Files.writeString(changing.configuration(), configuration.replace("= plain scram-sha-256", "= plain"));
            changing.restart();
            trace.clear();

            assertThatThrownBy(() -> angus.openReader(login("anna", PASSWORD, null, LoginMechanism.AUTO)))
                    .hasMessageContaining("earlier logins of this run went by SCRAM-SHA-256")
                    .hasMessageContaining("set imap.login.mechanism to plain")
                    .isInstanceOfSatisfying(
                            MailException.class,
                            refused -> assertThat(refused.retryable()).isFalse());
            assertThat(trace).noneMatch(line -> line.startsWith("C: "));
            angus.openReader(login("anna", PASSWORD, null, LoginMechanism.PLAIN))
                    .close();
            angus.openReader(changing.masterOf("anna").openingOthers()).close();
        }
    }

    /** As servers do it that put the master first, here by a rule that reads the account after the separator. */
    @ParameterizedTest
    @EnumSource(names = {"AUTO", "PLAIN", "LOGIN"})
    void the_master_may_stand_first(LoginMechanism mechanism) throws MailException {
        assertOpensAnna(masterFirst, login("master*anna", DovecotServer.MASTER_PASSWORD, null, mechanism));
    }

    @Test
    void cyrus_opens_the_account_for_its_proxy_administrator() throws MailException {
        Credentials admin = cyrus.masterOf("anna");

        assertOpensAnna(cyrus, admin);
        assertOpensAnna(cyrus, login("anna", PASSWORD, null, LoginMechanism.LOGIN));
        assertThat(trace).anyMatch(line -> line.contains("AUTHENTICATE PLAIN"));
    }
}
