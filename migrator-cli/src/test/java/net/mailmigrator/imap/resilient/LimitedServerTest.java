package net.mailmigrator.imap.resilient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.LongStream;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.Collected;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.InMemoryServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitedServerTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final InMemoryServer server = new InMemoryServer();

    LimitedServerTest() {
        server.addAccount("anna", "pw");
        server.addAccount("bert", "pw");
    }

    @Test
    void more_connections_than_the_cap_wait_and_say_what_they_waited_for() throws MailException {
        LimitedServer limited = limited(new Caps(1, 1, 0, AT_ONCE, AT_ONCE));
        MailboxReader first = limited.openReader(login("anna"));

        assertThatThrownBy(() -> limited.openReader(login("bert")))
                .hasMessage(
                        "open a connection to memory:143: none became free within 0 s (all 1 are in use); raise the limits"
                                + " of that server, or run again")
                .hasFieldOrPropertyWithValue("retryable", true);
        first.close();
        assertThatCode(() -> limited.openReader(login("bert")).close()).doesNotThrowAnyException();
    }

    @Test
    void a_login_has_a_cap_of_its_own() throws MailException {
        LimitedServer limited = limited(new Caps(9, 1, 0, AT_ONCE, AT_ONCE));
        MailboxWriter first = limited.openWriter(login("anna"));

        assertThatThrownBy(() -> limited.openReader(login("anna"))).hasMessageContaining("all 1 for anna are in use");
        limited.openReader(login("bert")).close();
        first.close();
        limited.openReader(login("anna")).close();
    }

    @Test
    void a_further_connection_is_never_waited_for_and_leaves_half_of_all_places_to_others() throws MailException {
        LimitedServer limited = limited(new Caps(4, 3, 0, Duration.ofDays(1), AT_ONCE));
        limited.openWriter(login("anna"));

        assertThat(limited.openAnotherWriter(login("anna"))).isPresent();
        assertThat(limited.openAnotherWriter(login("anna"))).isEmpty();
        limited.openWriter(login("bert"));
        limited.openWriter(login("bert")).close();
    }

    @Test
    void a_further_connection_counts_as_one_of_its_login() throws MailException {
        LimitedServer limited = limited(new Caps(90, 2, 0, Duration.ofDays(1), AT_ONCE));
        limited.openWriter(login("anna"));

        MailboxWriter another = limited.openAnotherWriter(login("anna")).orElseThrow();

        assertThat(limited.openAnotherWriter(login("anna"))).isEmpty();
        another.close();
        assertThat(limited.openAnotherWriter(login("anna"))).isPresent();
    }

    @Test
    void a_failed_login_gives_its_place_back() throws MailException {
        LimitedServer limited = limited(new Caps(1, 1, 0, AT_ONCE, AT_ONCE));

        assertThatThrownBy(() -> limited.openWriter(new Credentials("anna", Secret.of("wrong"), null)))
                .isInstanceOf(MailException.class);

        limited.openReader(login("anna")).close();
    }

    @Test
    void closing_twice_gives_one_place_back() throws MailException {
        LimitedServer limited = limited(new Caps(1, 1, 0, AT_ONCE, AT_ONCE));
        MailboxReader first = limited.openReader(login("anna"));
        first.close();
        first.close();
        MailboxReader second = limited.openReader(login("anna"));

        assertThatThrownBy(() -> limited.openReader(login("bert"))).isInstanceOf(MailException.class);
        second.close();
    }

    @Test
    void logins_beyond_the_rate_wait() throws MailException {
        LimitedServer limited = limited(new Caps(9, 9, 1, AT_ONCE, AT_ONCE));
        limited.openReader(login("anna")).close();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 3; i++) { // at most one more second may begin meanwhile
                        limited.openReader(login("anna")).close();
                    }
                })
                .hasMessageContaining("more logins in a second than its limit of 1");
        assertThat(server.logins()).isLessThan(4);
    }

    @Test
    void messages_pass_no_faster_than_the_cap() throws MailException {
        InMemoryMailbox inbox = server.account("anna").mailbox("INBOX");
        for (int i = 0; i < 60; i++) {
            inbox.put("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII), MessageFlags.NONE, null);
        }
        MailboxReader reader =
                limited(new Caps(1, 1, 0, 20, 0, AT_ONCE, AT_ONCE)).openReader(login("anna"));
        reader.examine(MailboxName.INBOX);
        long begun = System.nanoTime();

        Collected collected = new Collected();
        reader.fetch(UidSet.of(LongStream.rangeClosed(1, 60).toArray()), collected);

        // 20 at once, 20 when the next second begins, which may be soon, and 20 a whole second later
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
    }

    private LimitedServer limited(Caps caps) {
        return new LimitedServer("memory:143", server, caps, new Patience().gate());
    }

    private static Credentials login(String name) {
        return new Credentials(name, Secret.of("pw"), null);
    }
}
