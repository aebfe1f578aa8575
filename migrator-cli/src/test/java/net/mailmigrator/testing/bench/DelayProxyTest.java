package net.mailmigrator.testing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** In front of a server that sends back each octet. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DelayProxyTest {
    private final Duration roundTrip = Duration.ofMillis(20);
    private ServerSocket listener;
    private DelayProxy proxy;

    @BeforeEach
    void start() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread server = new Thread(this::echo);
        server.setDaemon(true);
        server.start();
        proxy = new DelayProxy(listener.getLocalPort(), roundTrip);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        listener.close();
    }

    @Test
    void an_answer_takes_a_round_trip_longer() throws IOException {
        try (Socket client = connect()) {
            long start = System.nanoTime();
            ask(client, 1);

            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(roundTrip.toNanos());
        }
    }

    @Test
    void who_waits_for_each_answer_makes_as_many_round_trips() throws IOException {
        try (Socket client = connect()) {
            for (int i = 0; i < 3; i++) {
                ask(client, 1);
            }
        }
        assertThat(proxy.roundTrips()).isEqualTo(3);
        assertThat(proxy.connections()).isEqualTo(1);
    }

    @Test
    void who_sends_all_at_once_makes_one_round_trip() throws IOException {
        proxy.setRoundTrip(Duration.ofMillis(300)); // all is sent before the first answer
        try (Socket client = connect()) {
            ask(client, 100_000);
        }
        assertThat(proxy.roundTrips()).isEqualTo(1);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    /** Sends octets and waits for the same number. */
    private static void ask(Socket client, int octets) throws IOException {
        client.getOutputStream().write(new byte[octets]);
        assertThat(client.getInputStream().readNBytes(octets)).hasSize(octets);
    }

    private void echo() {
        try (Socket client = listener.accept()) {
            InputStream in = client.getInputStream();
            in.transferTo(client.getOutputStream());
        } catch (IOException ended) {
            return;
        }
    }
}
