package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** One direction of a delayed connection: one thread reads and dates, another writes when the time has come. */
final class DelayedPipe {
    private static final int PIECE = 256 * 1024;

    /** More in flight than this many pieces, and the reader waits; at 20 ms that is beyond what loopback can carry. */
    private static final int IN_FLIGHT = 256;

    private final SocketChannel from;
    private final SocketChannel to;
    private final TurnCount.Direction turns;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final BlockingQueue<ByteBuffer> spare = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(IN_FLIGHT);

    DelayedPipe(SocketChannel from, SocketChannel to, TurnCount.Direction turns) {
        this.from = from;
        this.to = to;
        this.turns = turns;
    }

    /** @param due when it is to be written ({@link System#nanoTime()}); no octets: the end */
    private record Piece(ByteBuffer octets, int depth, long due) {}

    /** Reads to the end. Small pieces are copied, so that a slow dialogue does not hold big buffers. */
    void read(LongSupplier delayNanos) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
        while (fill(buffer)) {
            room.acquireUninterruptibly();
            int depth = turns.sent();
            long due = System.nanoTime() + delayNanos.getAsLong();
            if (buffer.remaining() * 4 < PIECE) {
                ByteBuffer copy =
                        ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
                pieces.add(new Piece(copy, depth, due));
            } else {
                pieces.add(new Piece(buffer, depth, due));
                ByteBuffer used = spare.poll();
                buffer = used == null ? ByteBuffer.allocateDirect(PIECE) : used;
            }
        }
        pieces.add(new Piece(ByteBuffer.allocate(0), 0, System.nanoTime() + delayNanos.getAsLong()));
    }

    private boolean fill(ByteBuffer buffer) {
        buffer.clear();
        try {
            boolean more = from.read(buffer) > 0;
            buffer.flip();
            return more;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Writes to the end, then closes this direction. */
    void write() {
        try {
            Piece piece = take();
            while (piece.octets().hasRemaining()) {
                turns.arrived(piece.depth()); // before it is written: the answer may be quick
                while (piece.octets().hasRemaining()) {
                    to.write(piece.octets());
                }
                room.release();
                if (piece.octets().isDirect()) {
                    spare.add(piece.octets());
                }
                piece = take();
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            close(from); // the reader ends too, also where it waits for room
            room.release(IN_FLIGHT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Piece take() throws InterruptedException {
        Piece piece = pieces.take();
        for (long left = piece.due() - System.nanoTime(); left > 0; left = piece.due() - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return piece;
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyClosed) {
            return;
        }
    }
}
