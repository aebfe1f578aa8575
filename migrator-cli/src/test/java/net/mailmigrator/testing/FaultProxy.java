package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.mailmigrator.testing.FaultPlan.Delivery;

/**
 * A relay on loopback between a client and an IMAP server that breaks connections by plan: one plan for each connection,
 * asked for in the order of connecting, until a budget of faults is spent. Thread-safe.
 *
 * <pre>{@code
 * try (FaultProxy proxy = new FaultProxy(server.port(), FaultPlans.ofWriter(seed), 5)) {
 *     ... proxy.port() ... proxy.settle() ... proxy.off()
 * }
 * }</pre>
 */
public final class FaultProxy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int serverPort;
    private volatile Supplier<FaultPlan> plans;
    private final ServerSocket listener;
    private final ExecutorService pumps = Executors.newCachedThreadPool(daemons("fault-proxy"));
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4, daemons("fault-proxy-timer"));
    private final List<FaultyConnection> open = new ArrayList<>();
    private final List<String> fired = new ArrayList<>();
    private int budget;
    private int connections;
    private boolean closed;

    /**
     * Starts listening.
     *
     * @param serverPort the real server's, on loopback
     * @param budget how many faults may happen at all; afterwards everything passes
     */
    public FaultProxy(int serverPort, Supplier<FaultPlan> plans, int budget) {
        this.serverPort = serverPort;
        this.plans = plans;
        this.budget = budget;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pumps.execute(this::accept);
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return listener.getLocalPort();
    }

    /** What happened so far: which connection, and what. */
    public synchronized List<String> fired() {
        return List.copyOf(fired);
    }

    /** So many faults may happen from now on. */
    public synchronized void allow(int faults) {
        budget = faults;
    }

    /** So many others, by other plans. */
    public synchronized void allow(int faults, Supplier<FaultPlan> others) {
        plans = others;
        budget = faults;
    }

    /** No more faults. What is held stays held until it is delivered. */
    public void off() {
        allow(0);
    }

    /**
     * Delivers what is held of dead clients, and returns when the server is done with all that dead clients left: it has
     * closed their connections.
     *
     * @throws IllegalStateException where that takes too long
     */
    public void settle() {
        deliver(connection -> true);
        try {
            awaitOrphans();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized void awaitOrphans() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (open.stream().anyMatch(FaultyConnection::isOrphan)) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new IllegalStateException("the server does not end the sessions of dead clients: " + fired);
            }
            wait(left);
        }
    }

    private void deliver(Predicate<FaultyConnection> which) {
        List<FaultyConnection> now;
        synchronized (this) {
            now = open.stream().filter(which).toList();
        }
        now.forEach(FaultyConnection::deliver);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                relay(listener.accept());
            } catch (IOException closedOrRefused) {
                // the loop ends when the listener is closed; a client that the server refuses is closed by relay
            }
        }
    }

    private void relay(Socket client) throws IOException {
        FaultyConnection connection;
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            connection = new FaultyConnection(client, server, plans.get(), new Watch(++connections));
        } catch (IOException refused) {
            client.close();
            throw refused;
        }
        start(connection);
    }

    private synchronized void start(FaultyConnection connection) {
        if (closed) {
            connection.close();
            return;
        }
        List<FaultyConnection> before = List.copyOf(open);
        open.add(connection);
        pumps.execute(connection::up);
        pumps.execute(connection::down);
        pumps.execute(() -> before.stream()
                .filter(other -> other.delivery() == Delivery.AT_NEXT_CONNECTION)
                .forEach(FaultyConnection::deliver));
    }

    /** What a connection asks and tells its proxy. */
    final class Watch {
        private final int number;

        Watch(int number) {
            this.number = number;
        }

        /** Whether one more fault is within the budget; then it counts as having happened. */
        boolean mayFail(FaultPlan plan) {
            synchronized (FaultProxy.this) {
                if (budget == 0) {
                    return false;
                }
                budget--;
                fired.add("connection " + number + ": " + plan);
                return true;
            }
        }

        ScheduledExecutorService timer() {
            return timer;
        }

        /** Nothing passes through it any more. */
        void ended(FaultyConnection connection) {
            synchronized (FaultProxy.this) {
                open.remove(connection);
                FaultProxy.this.notifyAll();
            }
        }
    }

    @Override
    public void close() {
        List<FaultyConnection> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(open);
        }
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            left.forEach(FaultyConnection::close);
            pumps.shutdown();
            awaitPumps();
            timer.shutdownNow();
        }
    }

    private void awaitPumps() {
        try {
            if (!pumps.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a connection of the proxy does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
