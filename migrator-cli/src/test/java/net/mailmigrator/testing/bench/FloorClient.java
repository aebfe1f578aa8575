package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The floor: what a bare protocol client needs that keeps no journal, checks nothing and knows Dovecot only. All
 * folders' FETCHes are sent at once; messages go to the target in MULTIAPPENDs with LITERAL+, over several connections
 * without regard to their order. A program of its own, with nothing but the JDK:
 * {@code FloorClient SOURCEPORT TARGETPORT CONNECTIONS PARALLEL FILE}; the file has a line {@code SOURCELOGIN
 * TARGETLOGIN PASSWORD} for each account.
 */
public final class FloorClient {
    private final int sourcePort;
    private final int targetPort;
    private final int connections;

    private FloorClient(int sourcePort, int targetPort, int connections) {
        this.sourcePort = sourcePort;
        this.targetPort = targetPort;
        this.connections = connections;
    }

    /** Entry point. */
    public static void main(String[] args) throws Exception {
        FloorClient client =
                new FloorClient(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        ExecutorService accounts = Executors.newFixedThreadPool(Integer.parseInt(args[3]));
        List<Future<?>> copies = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[4]))) {
            String[] account = line.split(" ", -1);
            copies.add(accounts.submit(() -> client.copy(account[0], account[1], account[2])));
        }
        for (Future<?> copy : copies) {
            copy.get();
        }
        accounts.shutdown();
    }

    private Void copy(String sourceLogin, String targetLogin, String password) throws Exception {
        List<FloorWriter> writers = new ArrayList<>();
        try (FloorConnection source = new FloorConnection(sourcePort, sourceLogin, password)) {
            for (int i = 0; i < connections; i++) {
                writers.add(new FloorWriter(new FloorConnection(targetPort, targetLogin, password)));
            }
            List<String> folders = folders(source);
            for (String folder : folders) {
                writers.get(0).create(folder);
            }
            writers.get(0).created();
            writers.forEach(FloorWriter::start);
            for (String folder : folders) {
                source.send("EXAMINE " + folder);
                source.send("UID FETCH 1:* (FLAGS INTERNALDATE BODY.PEEK[])");
            }
            read(source, folders, writers);
        }
        for (FloorWriter writer : writers) {
            writer.finish();
        }
        return null;
    }

    private static List<String> folders(FloorConnection source) throws IOException {
        source.send("LIST \"\" *");
        List<String> folders = new ArrayList<>();
        for (String line = source.line(); !source.isTagged(line); line = source.line()) {
            folders.add(line.substring(line.indexOf(')') + 6)); // ) "/" NAME
        }
        return folders;
    }

    private static void read(FloorConnection source, List<String> folders, List<FloorWriter> writers)
            throws IOException, InterruptedException {
        int turn = 0;
        for (String folder : folders) {
            source.awaitTagged();
            FloorBatch batch = new FloorBatch(folder);
            for (String line = source.line(); !source.isTagged(line); line = source.line()) {
                if (!line.endsWith("}")) {
                    continue; // another message's flags, or FETCH's closing parenthesis
                }
                batch.add(line, source.literal(line));
                if (batch.isFull()) {
                    writers.get(turn++ % writers.size()).put(batch);
                    batch = new FloorBatch(folder);
                }
            }
            if (!batch.isEmpty()) {
                writers.get(turn++ % writers.size()).put(batch);
            }
        }
    }
}
