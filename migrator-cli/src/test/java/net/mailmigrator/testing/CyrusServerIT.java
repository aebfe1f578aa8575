package net.mailmigrator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.model.Secret;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CyrusServerIT {
    @BeforeAll
    static void needs_cyrus() {
        Cyruses.assumeAvailable();
    }

    @Test
    void a_user_logs_in_with_a_password_of_its_own_and_the_administrator_on_its_behalf() throws IOException {
        try (CyrusServer server = new CyrusOptions().classicNames().start().addUser("a", "secret")) {
            assertThat(folders(server, new Credentials("a", Secret.of("secret"), null)))
                    .containsExactly("* LIST (\\HasNoChildren) \".\" INBOX");
            assertThat(folders(server, server.masterOf("a"))).containsExactly("* LIST (\\HasNoChildren) \".\" INBOX");
            assertThatThrownBy(() -> folders(server, new Credentials("a", Secret.of("other"), null)))
                    .hasMessageContaining(" NO ");
        }
    }

    private static List<String> folders(CyrusServer server, Credentials credentials) throws IOException {
        try (RawImap imap = new RawImap(server, credentials)) {
            return imap.responses("LIST \"\" \"*\"").stream()
                    .map(RawImap.Unit::text)
                    .toList();
        }
    }

    @Test
    void close_leaves_no_process_and_no_file_behind() {
        CyrusServer server = new CyrusOptions().start().addUser("a", "secret");
        Path home = server.home();
        assertThat(Leftovers.processesOf(home)).isNotEmpty();

        server.close();

        assertThat(home).doesNotExist();
        assertThat(Leftovers.processesOf(home)).isEmpty();
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

    /** A process that owns a server, to be killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws IOException {
            CyrusServer server = new CyrusOptions().start().addUser("a", "secret");
            System.out.println(server.home());
            System.in.read();
        }
    }
}
