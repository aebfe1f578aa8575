package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A relay on loopback that tells {@link Steps} of each command and each tagged answer before it passes it on. What a
 * client has sent reaches the server also when the client is dead by then, and the server's end is seen by the client.
 * {@link FaultProxy} breaks connections by itself; this one only looks.
 */
public final class StepProxy implements AutoCloseable {
    private final int serverPort;
    private final Steps steps;
    private final ServerSocket listener;
    private final List<Socket> open = new ArrayList<>();

    /** Starts listening; {@code serverPort} is the real server's, on loopback. */
    public StepProxy(int serverPort, Steps steps) {
        this.serverPort = serverPort;
        this.steps = steps;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return listener.getLocalPort();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "step-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                relay(listener.accept());
            } catch (IOException closed) {
                // the loop ends when the listener is closed
            }
        }
    }

    /** A client is refused where the server is away. */
    private void relay(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            synchronized (open) {
                open.add(client);
                open.add(server);
            }
            start(() -> pump(client, server));
            start(() -> pump(server, client));
        } catch (IOException refused) {
            client.close();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 14];
        ImapUnits units = new ImapUnits();
        try {
            for (int length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                pass(units, buffer, length, to);
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            close(from);
            close(to);
        }
    }

    private void pass(ImapUnits units, byte[] buffer, int length, Socket to) throws IOException {
        for (int at = 0; at < length; ) {
            int taken = units.take(buffer, at, length);
            if (units.isStep()) {
                steps.passes();
            }
            to.getOutputStream().write(buffer, at, taken);
            at += taken;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // as it should be
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (open) {
            open.forEach(StepProxy::close);
        }
    }
}
