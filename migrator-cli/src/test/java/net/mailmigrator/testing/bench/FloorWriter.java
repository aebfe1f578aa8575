package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One target connection with a thread of its own; a few APPENDs are on their way before an answer is waited for. */
final class FloorWriter {
    private static final int UNANSWERED = 4;

    private final FloorConnection target;
    private final BlockingQueue<FloorBatch> batches = new LinkedBlockingQueue<>(2);
    private final Thread thread = new Thread(this::run, "floor writer");
    private volatile @Nullable IOException failure;
    private int folders;

    FloorWriter(FloorConnection target) {
        this.target = target;
    }

    /** Sends CREATE without waiting. */
    void create(String folder) throws IOException {
        if (!folder.equalsIgnoreCase("INBOX")) {
            target.send("CREATE " + folder);
            folders++;
        }
    }

    /** Waits for all CREATEs. */
    void created() throws IOException {
        for (; folders > 0; folders--) {
            target.awaitTagged();
        }
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands over a batch; waits while two are waiting already. */
    void put(FloorBatch batch) throws IOException, InterruptedException {
        while (!batches.offer(batch, 1, TimeUnit.SECONDS)) {
            fail();
        }
    }

    /** Waits until all is answered. */
    void finish() throws IOException, InterruptedException {
        put(new FloorBatch(""));
        thread.join();
        fail();
    }

    private void fail() throws IOException {
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    private void run() {
        try (target) {
            int unanswered = 0;
            for (FloorBatch batch = batches.take(); !batch.folder.isEmpty(); batch = batches.take()) {
                append(batch);
                if (++unanswered > UNANSWERED) {
                    target.awaitTagged();
                    unanswered--;
                }
            }
            for (; unanswered > 0; unanswered--) {
                target.awaitTagged();
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(FloorBatch batch) throws IOException {
        target.begin("APPEND " + batch.folder);
        for (int i = 0; i < batch.messages.size(); i++) {
            target.write(batch.arguments.get(i), batch.messages.get(i));
        }
        target.end();
    }
}
