package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.TokenServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program with each way to log in, and then a search through everything that it has written. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginSecretsIT {
    private static final String MASTER = DovecotServer.MASTER_PASSWORD;
    private static final String OWN = "geheim-4711";
    private static final String TOKEN = "tok-4711-abcdef";

    private static DovecotServer dovecot;
    private static TokenServer tokens;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        tokens = new TokenServer(shared);
        tokens.accept(TOKEN, "anna");
        dovecot = new DovecotOptions()
                .extra("auth_mechanisms = plain login scram-sha-1 scram-sha-256 xoauth2 oauthbearer", tokens.passdb())
                .start()
                .addUser("anna", OWN);
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
            tokens.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "auto, PLAIN",
        "scram-sha-256, SCRAM-SHA-256",
        "scram-sha-1, SCRAM-SHA-1",
        "plain, PLAIN",
        "login, LOGIN",
        "xoauth2, XOAUTH2",
        "oauthbearer, OAUTHBEARER"
    })
    void no_secret_is_in_anything_that_is_written(String mechanism, String sent) throws IOException {
        boolean token = sent.contains("OAUTH");
        boolean scram = sent.contains("SCRAM");
        CommandLineWorld world = new CommandLineWorld(folder).withAccounts("anna");
        Files.writeString(folder.resolve("token.sh"), "#!/bin/sh\necho " + TOKEN + "\n");
        assertThat(folder.resolve("token.sh").toFile().setExecutable(true)).isTrue();
        String login = token
                ? "login: { mechanism: " + mechanism + ", tokenCommand: [\"./token.sh\", \"${login}\"] }"
                : "login: { user: \"${login}" + (scram ? "" : "*master") + "\", password: \"${env:DST}\", mechanism: "
                        + mechanism + " }";
        world.settings(
                "host: new, port: 143, tls: none, login: { user: \"${login}*master\", password: \"${env:DST}\" }",
                "host: 127.0.0.1, port: " + dovecot.port() + ", tls: none, " + login);
        world.variables().put("DST", scram ? OWN : MASTER);

        int status = world.run("run", "--trace", "anna", "--out", "run");

        assertThat(status).as(world.out() + world.err()).isZero();
        assertThat(Files.readString(folder.resolve("run/trace-anna.log")))
                .contains(sent, "[redacted]")
                .doesNotContain("S: + e", "S: + c", "S: + d"); // base64 of { r= v= as a server begins its part
        world.write("out.txt", world.out() + world.err());
        for (Map.Entry<String, Path> file : world.files().entrySet()) {
            if (!file.getKey().equals("token.sh")) {
                assertHoldsNoSecret(file.getKey(), Files.readString(file.getValue(), StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void assertHoldsNoSecret(String name, String text) {
        for (String secret : new String[] {MASTER, OWN, TOKEN}) {
            assertThat(text).as(name).doesNotContain(secret);
            for (int shift = 0; shift < 3; shift++) {
                byte[] shifted = ("\0".repeat(shift) + secret).getBytes(StandardCharsets.UTF_8);
                String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                assertThat(text).as(name).doesNotContain(base64.substring(shift == 0 ? 0 : 4, base64.length() - 2));
            }
        }
        // what SCRAM says, in clear and in base64: c=biws and n,,n=
        assertThat(text).as(name).doesNotContain("c=biws", "Yz1iaXdz", "biwsbj", "n,,n=");
    }
}
