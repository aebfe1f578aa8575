package net.mailmigrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import net.mailmigrator.testing.FaultPlan.Deed;
import net.mailmigrator.testing.FaultPlan.Delivery;
import net.mailmigrator.testing.FaultPlan.Place;
import net.mailmigrator.testing.FaultPlan.Place.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultProxyTest {
    private static final String APPEND = "a1 APPEND INBOX {5+}\r\nhello\r\n";

    private final ScriptedServer server = new ScriptedServer("* OK hello", (command, client) -> client.ok(command));

    @AfterEach
    void stop() {
        server.close();
    }

    private static FaultPlan plan(Deed deed, Place place) {
        return new FaultPlan(deed, place, false, Delivery.WHEN_TOLD, Duration.ZERO);
    }

    /** Hears the greeting, says something, and hears on until the connection ends or, where it lives, until an answer has come. */
    private static String say(FaultProxy proxy, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(10_000);
            StringBuilder heard =
                    new StringBuilder(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            for (int octet = socket.getInputStream().read();
                    octet >= 0;
                    octet = socket.getInputStream().read()) {
                heard.append((char) octet);
                if (heard.toString().endsWith("OK done\r\n")) {
                    return heard.toString();
                }
            }
            return heard.toString();
        }
    }

    @Test
    void without_a_fault_everything_passes() throws Exception {
        FaultPlan late =
                new FaultPlan(Deed.NOTHING, FaultPlan.NONE.place(), false, Delivery.AT_ONCE, Duration.ofMillis(2));
        try (FaultProxy proxy = new FaultProxy(server.port(), () -> late, 9)) {
            assertThat(say(proxy, APPEND)).isEqualTo("* OK hello\r\na1 OK done\r\n");
            assertThat(proxy.fired()).isEmpty();
        }
    }

    @Test
    void a_literal_is_sent_in_half() throws Exception {
        FaultPlan cut = plan(Deed.LOSE_ANSWERS, new Place(Kind.APPEND_LITERAL, 1, 8));
        try (FaultProxy proxy = new FaultProxy(server.port(), () -> cut, 9)) {
            assertThat(say(proxy, APPEND)).doesNotContain("a1");
            proxy.settle();
        }
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void an_append_without_its_last_crlf_does_not_arrive() throws Exception {
        FaultPlan cut = plan(Deed.CUT, new Place(Kind.APPEND_END, 1, 0));
        try (FaultProxy proxy = new FaultProxy(server.port(), () -> cut, 9)) {
            assertThat(say(proxy, APPEND)).doesNotContain("a1");
        }
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void the_acknowledgement_is_lost_of_what_has_arrived() throws Exception {
        FaultPlan cut = plan(Deed.CUT, new Place(Kind.APPEND_ANSWER, 1, 3));
        try (FaultProxy proxy = new FaultProxy(server.port(), () -> cut, 9)) {
            assertThat(say(proxy, APPEND)).isEqualTo("* OK hello\r\na1 ");
        }
        assertThat(server.commands()).hasSize(1);
    }

    @Test
    void a_change_without_its_crlf_does_not_arrive() throws Exception {
        FaultPlan cut = plan(Deed.CUT, new Place(Kind.CHANGE_END, 1, 0));
        try (FaultProxy proxy = new FaultProxy(server.port(), () -> cut, 9)) {
            assertThat(say(proxy, "a1 UID EXPUNGE 1\r\n")).doesNotContain("a1");
        }
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void the_answer_to_a_change_is_lost() throws Exception {
        FaultPlan cut = plan(Deed.CUT, new Place(Kind.CHANGE_ANSWER, 1, 3));
        try (FaultProxy proxy = new FaultProxy(server.port(), () -> cut, 9)) {
            assertThat(say(proxy, "a1 UID STORE 1 +FLAGS x\r\n")).isEqualTo("* OK hello\r\na1 ");
        }
        assertThat(server.commands()).hasSize(1);
    }

    @Test
    void what_a_dead_client_sent_arrives_when_told() throws Exception {
        FaultPlan hold = plan(Deed.HOLD, new Place(Kind.APPEND_END, 1, 0));
        try (FaultProxy proxy = new FaultProxy(server.port(), () -> hold, 9)) {
            assertThat(say(proxy, APPEND)).isEqualTo("* OK hello\r\n");
            assertThat(server.commands()).isEmpty();

            proxy.settle();

            assertThat(server.commands()).hasSize(1);
        }
    }

    @Test
    void there_are_no_more_faults_than_the_budget_allows() throws Exception {
        FaultPlan cut = plan(Deed.CUT, new Place(Kind.CLIENT_OCTETS, 1, 2));
        try (FaultProxy proxy = new FaultProxy(server.port(), () -> cut, 1)) {
            assertThat(say(proxy, APPEND)).doesNotContain("a1");
            assertThat(say(proxy, APPEND)).contains("a1 OK");
            assertThat(proxy.fired()).containsExactly("connection 1: CUT at 2 octets of the client");
        }
    }

    @Test
    void equal_seeds_draw_equal_plans() {
        assertThat(Stream.generate(FaultPlans.ofWriter(7)).limit(200))
                .containsExactlyElementsOf(
                        Stream.generate(FaultPlans.ofWriter(7)).limit(200).toList())
                .anyMatch(plan -> plan.deed() == Deed.HOLD);
    }
}
