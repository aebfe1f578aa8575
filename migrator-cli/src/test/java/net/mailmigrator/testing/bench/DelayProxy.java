package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands on a loopback port of its own before a server, and lets every octet arrive half a round trip later in either
 * direction, and a connection one round trip later. The bandwidth is not limited. Counts connections and round trips.
 * Thread-safe; two threads for each direction of each connection.
 */
public final class DelayProxy implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final InetSocketAddress server;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong roundTrips = new AtomicLong();
    private volatile long oneWayNanos;

    /** @param port the server's, on loopback */
    public DelayProxy(int port, Duration roundTrip) {
        try {
            server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        setRoundTrip(roundTrip);
        daemon(this::accept);
    }

    /** Where it listens, on loopback. */
    public int port() {
        return listener.socket().getLocalPort();
    }

    /** From now on, for what arrives from now on. */
    void setRoundTrip(Duration roundTrip) {
        oneWayNanos = roundTrip.toNanos() / 2;
    }

    /** Begins to count anew; no connection may be open. */
    public void forget() {
        connections.set(0);
        roundTrips.set(0);
    }

    /** How often a client waited for an answer before it went on, summed over the connections since {@link #forget()}. */
    public long roundTrips() {
        return roundTrips.get();
    }

    /** Connections since {@link #forget()}. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                connections.incrementAndGet();
                daemon(() -> serve(client));
            }
        } catch (ClosedChannelException closed) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SocketChannel client) {
        LockSupport.parkNanos(2 * oneWayNanos);
        try (client;
                SocketChannel upstream = SocketChannel.open(server)) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            upstream.setOption(StandardSocketOptions.TCP_NODELAY, true);
            TurnCount turns = new TurnCount(roundTrips);
            DelayedPipe up = new DelayedPipe(client, upstream, turns.client());
            DelayedPipe down = new DelayedPipe(upstream, client, turns.server());
            Thread[] threads = {
                daemon(() -> up.read(() -> oneWayNanos)),
                daemon(up::write),
                daemon(() -> down.read(() -> oneWayNanos)),
                daemon(down::write)
            };
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (IOException | InterruptedException refusedOrEnded) {
            Thread.currentThread().interrupt(); // ends this thread, and with it the connection
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "delay proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
