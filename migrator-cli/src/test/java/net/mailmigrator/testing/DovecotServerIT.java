package net.mailmigrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DovecotServerIT {
    private static DovecotServer server;

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        server = new DovecotOptions()
                .namespace('.', "INBOX.")
                .specialUse("Gesendet", "\\Sent")
                .tls("mail.example.org")
                .start();
        server.addUser("a", "secret");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_user_logs_in_and_sees_prefix_separator_and_special_use() throws IOException {
        assertThat(dialogue("x LOGIN a secret", "x LIST \"\" \"*\" RETURN (SPECIAL-USE)"))
                .contains("* LIST (\\Sent) \".\" INBOX.Gesendet");
    }

    @Test
    void the_master_user_logs_in_for_a_user_that_exists_and_for_no_other() throws IOException {
        assertThat(dialogue("x LOGIN a*master master-secret")).contains("x OK");
        assertThat(dialogue("x LOGIN b*master master-secret")).contains("x NO");
        assertThat(dialogue("x LOGIN a*master secret")).contains("x NO");
    }

    @Test
    void it_answers_again_after_a_kill() throws IOException {
        server.kill();

        server.restart();

        assertThat(dialogue("x LOGIN a secret")).contains("x OK");
    }

    @Test
    void close_leaves_nothing_behind() {
        DovecotServer other = new DovecotOptions().start();
        Path home = other.usersFile().getParent();

        other.close();

        assertThat(Files.exists(home)).isFalse();
    }

    @Test
    void the_death_of_its_owner_leaves_no_process_and_no_file_behind() throws Exception {
        try (ChildJvm owner = ChildJvm.start(Owner.class)) {
            Path home = Path.of(String.valueOf(owner.readLine()));
            assertThat(Leftovers.processesOf(home)).isNotEmpty();

            owner.kill();

            Leftovers.awaitGone(home);
        }
    }

    /** A process that owns a server which was started twice, to be killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws IOException {
            DovecotServer owned = new DovecotOptions().start().addUser("a", "secret");
            owned.restart();
            System.out.println(owned.home());
            System.in.read();
        }
    }

    private static String dialogue(String... commands) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Socket socket = new Socket(server.host(), server.port());
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            in.readLine();
            for (String command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                String line;
                do {
                    line = String.valueOf(in.readLine());
                    all.append(line).append('\n');
                } while (line.startsWith("*"));
            }
        }
        return all.toString();
    }
}
