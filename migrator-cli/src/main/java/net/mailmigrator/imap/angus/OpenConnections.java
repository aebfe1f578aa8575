package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.net.Socket;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of a process, so that all can be cut at once and none is opened any more. Thread-safe. */
public final class OpenConnections {
    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private final Set<Socket> sockets = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean cut;

    /** @throws IOException where connections are cut already; the socket is closed then */
    synchronized void opened(Socket socket) throws IOException {
        if (cut) {
            socket.close();
            throw new IOException("the time of this command is over, and no connection is opened any more");
        }
        sockets.add(socket);
    }

    /** Closes all without a word to the servers: whoever waits for an answer finds the connection lost. */
    public synchronized void cut() {
        cut = true;
        long open = sockets.stream().filter(socket -> !socket.isClosed()).count();
        LOG.info("the time is over: {} connections are cut", open);
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                LOG.debug("a connection was gone already", gone);
            }
        }
    }

    /** Whether they were cut. */
    synchronized boolean areCut() {
        return cut;
    }
}
