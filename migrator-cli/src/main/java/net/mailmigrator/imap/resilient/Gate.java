package net.mailmigrator.imap.resilient;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.imap.resilient.Manner.Reach;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one session of a login passes before each request, and where it asks again after a pause. One thread. */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final HostGate host;
    private final String login;
    private final Map<Operation, Trouble> own = new EnumMap<>(Operation.class);
    private MailException.@Nullable Reason told;

    Gate(HostGate host, String login) {
        this.host = host;
        this.login = login;
    }

    /** A request that may be repeated. */
    @FunctionalInterface
    interface Ask<T> {
        T ask() throws MailException;
    }

    /** A request without an answer of its own that may be repeated. */
    @FunctionalInterface
    interface Do {
        void ask() throws MailException;
    }

    /** Waits as long as the server wants, asks, and asks again where the server wants that later. */
    <T> T ask(Operation operation, Ask<T> request) throws MailException {
        while (true) {
            await(operation);
            try {
                T answer = request.ask();
                worked(operation);
                return answer;
            } catch (MailException failure) {
                MailException understood = failed(operation, failure);
                if (Manner.of(understood).isEmpty() || understood.connectionLost()) {
                    throw understood;
                }
            }
        }
    }

    /** Like {@link #ask}. */
    void run(Operation operation, Do request) throws MailException {
        ask(operation, () -> {
            request.ask();
            return true;
        });
    }

    /** Returns when the next request may be made. */
    void await(Operation operation) throws MailException {
        Trouble trouble = own.getOrDefault(operation, Trouble.NONE);
        MailException last = trouble.last();
        if (last != null && trouble.isTooLong()) {
            own.remove(operation);
            throw last.givenUp(" (asked " + trouble.times() + " times)");
        }
        host.await(login, operation);
        if (!host.waiting().until(trouble.until())) {
            own.remove(operation);
            throw host.stopped(login, trouble.until());
        }
    }

    /**
     * Takes note of what a failure asks for, for the next {@link #await}. A server that has asked for quiet may hang up
     * afterwards without a word: that loss is of the same cause.
     */
    MailException failed(Operation operation, MailException failure) {
        MailException.Reason before = told;
        Optional<Manner> manner = Manner.of(failure);
        if (manner.isEmpty()) {
            return before != null && failure.connectionLost() ? failure.because(before) : failure;
        }
        if (manner.get().reach() == Reach.ASKER) {
            pause(operation, manner.get(), failure);
        } else {
            host.heard(login, operation, manner.get(), failure);
            told = failure.reason();
        }
        return failure;
    }

    private void pause(Operation operation, Manner manner, MailException failure) {
        Trouble before = own.getOrDefault(operation, Trouble.NONE);
        Instant now = host.waiting().now();
        Duration length = manner.pause(failure, before.times());
        own.put(operation, before.paused(now, now.plus(length), manner, failure));
        LOG.info("{}: asking again in {} ms: {}", login, length.toMillis(), failure.getMessage());
    }

    void worked(Operation operation) {
        told = null;
        own.remove(operation);
        host.worked(login, operation);
    }
}
