package net.mailmigrator.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.testing.FaultPlan.Deed;
import net.mailmigrator.testing.FaultPlan.Delivery;
import net.mailmigrator.testing.FaultPlan.Place;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a {@link FaultProxy}: a thread for each direction. However it ends, the server is never left with a
 * command that writes, is complete, and whose outcome nobody waits for: it is then ended with FIN, and the proxy reads on until the
 * server hangs up, which it does when it has done what it was told.
 */
final class FaultyConnection {
    private static final int DELAYED_WRITES = 20;

    /** A client that has sent nothing for so long is waiting for an answer. */
    private static final Duration SILENCE = Duration.ofMillis(40);

    private final Socket client;
    private final Socket server;
    private final FaultPlan plan;
    private final FaultProxy.Watch watch;
    private final ClientStream stream;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final AtomicInteger delaysLeft = new AtomicInteger(DELAYED_WRITES);
    private @Nullable Future<?> silence;
    private boolean armed;
    private boolean holding;
    private boolean clientGone;
    private long serverOctets;
    private long answerOctets;

    FaultyConnection(Socket client, Socket server, FaultPlan plan, FaultProxy.Watch watch) throws IOException {
        this.client = client;
        this.server = server;
        this.plan = plan;
        this.watch = watch;
        this.stream = new ClientStream(plan.place());
        this.armed = plan.deed() != Deed.NOTHING;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    Delivery delivery() {
        return plan.delivery();
    }

    /** Whether the client is gone and the server may still be busy with what it sent. */
    synchronized boolean isOrphan() {
        return clientGone;
    }

    /** Carries the client's octets until it ends. */
    void up() {
        byte[] buffer = new byte[1 << 14];
        try {
            for (int length = client.getInputStream().read(buffer);
                    length >= 0;
                    length = client.getInputStream().read(buffer)) {
                take(buffer, length);
            }
        } catch (IOException cut) {
            // by the plan, by the client or because the server hung up
        }
        clientEnds();
    }

    private void take(byte[] buffer, int length) throws IOException {
        int passing = 0;
        if (isArmed()) {
            passing = stream.takeUntilPlace(buffer, length);
            pass(server, buffer, 0, passing);
            if (passing == length) {
                return;
            }
            fire();
        }
        if (isHolding()) {
            hold(buffer, passing, length);
        } else if (!isOrphan()) {
            stream.take(buffer, passing, length);
            pass(server, buffer, passing, length - passing);
        }
    }

    /** Carries the server's octets until it hangs up; whether anybody still wants them or not. */
    void down() {
        byte[] buffer = new byte[1 << 14];
        try {
            for (int length = server.getInputStream().read(buffer);
                    length >= 0;
                    length = server.getInputStream().read(buffer)) {
                answer(buffer, length);
            }
        } catch (IOException cut) {
            // by the plan or by the server
        }
        close();
    }

    private void answer(byte[] buffer, int length) throws IOException {
        int passing = isArmed() ? untilPlace(length) : length;
        if (!isOrphan()) {
            try {
                pass(client, buffer, 0, passing);
            } catch (IOException clientHungUp) {
                clientEnds();
            }
        }
        if (passing < length) {
            fire();
            answer(java.util.Arrays.copyOfRange(buffer, passing, length), length - passing);
        }
    }

    /** How many of so many octets of the server come before the place. */
    private int untilPlace(int length) {
        Place place = plan.place();
        long before = Long.MAX_VALUE;
        if (place.kind() == Place.Kind.SERVER_OCTETS) {
            before = place.octets() - serverOctets;
        } else if (isAnswerTo(place)) {
            before = place.octets() - answerOctets;
            answerOctets += length;
        }
        serverOctets += length;
        return (int) Math.max(0, Math.min(length, before));
    }

    private boolean isAnswerTo(Place place) {
        return switch (place.kind()) {
            case APPEND_ANSWER -> stream.completeAppends() >= place.number();
            case CHANGE_ANSWER -> stream.completeChanges() >= place.number();
            default -> false;
        };
    }

    private synchronized boolean isArmed() {
        return armed;
    }

    private synchronized boolean isHolding() {
        return holding;
    }

    /** The place is reached. */
    private synchronized void fire() throws IOException {
        armed = false;
        if (clientGone || !watch.mayFail(plan)) {
            return;
        }
        if (plan.deed() == Deed.HOLD) {
            holding = true;
            return;
        }
        clientGone = true;
        end(client);
        if (plan.deed() == Deed.CUT && !stream.endsWithWrite()) {
            end(server);
        } else {
            server.shutdownOutput();
        }
    }

    private void end(Socket socket) throws IOException {
        if (plan.reset()) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
    }

    private synchronized void hold(byte[] buffer, int from, int length) {
        held.write(buffer, from, length - from);
        if (silence != null) {
            silence.cancel(false);
        }
        silence = watch.timer().schedule(this::cutSilentClient, SILENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cutSilentClient() {
        try {
            synchronized (this) {
                clientGone = true;
                end(client);
            }
        } catch (IOException goneAlready) {
            // as it should be
        }
        if (plan.delivery() == Delivery.AT_ONCE) {
            deliver();
        }
    }

    /** What a dead client sent reaches the server, and then the end of the stream. */
    synchronized void deliver() {
        if (!clientGone || !holding) {
            return;
        }
        holding = false;
        try {
            server.getOutputStream().write(held.toByteArray());
            server.shutdownOutput();
        } catch (IOException serverHungUp) {
            close();
        }
    }

    private synchronized void clientEnds() {
        clientGone = true;
        if (holding || server.isOutputShutdown() || server.isClosed()) {
            return;
        }
        try {
            server.shutdownOutput();
        } catch (IOException serverHungUp) {
            close();
        }
    }

    /** Writes, late where the plan says so. */
    private void pass(Socket to, byte[] buffer, int from, int length) throws IOException {
        if (plan.delay().isZero() || delaysLeft.getAndDecrement() <= 0) {
            to.getOutputStream().write(buffer, from, length);
            return;
        }
        Future<?> written = watch.timer()
                .schedule(
                        () -> {
                            to.getOutputStream().write(buffer, from, length);
                            return true;
                        },
                        plan.delay().toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            written.get();
        } catch (ExecutionException failed) {
            throw new IOException(failed);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException(closing);
        }
    }

    /** Ends both sides. */
    void close() {
        for (Socket socket : java.util.List.of(client, server)) {
            try {
                socket.close();
            } catch (IOException gone) {
                // as it should be
            }
        }
        watch.ended(this);
    }
}
