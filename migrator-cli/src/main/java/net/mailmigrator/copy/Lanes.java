package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.model.MailException;

/**
 * The connections to the target that the pieces of one mailbox are sent on, each with a thread: a server that makes every
 * message durable by itself does so for several at once only on several connections. The first is the account's own, used
 * by the caller's thread; others are opened where there are enough pieces and the server's limits leave room, and stay
 * open for the next mailboxes.
 */
final class Lanes {
    /** Eight were hardly faster than four (EXACTNESS §1). */
    static final int MOST = 4;

    /** With fewer pieces a login costs more than it gains, unless the account's other mailboxes need it, too. */
    private static final int PIECES_EACH = 2;

    /** An APPEND to a mailbox of so many messages that is not selected opens it each time (EXACTNESS §1). */
    private static final long LARGE = 1_000;

    private final Sessions sessions;
    private final OpenTarget target;
    private final int pieces;

    Lanes(Sessions sessions, OpenTarget target, int pieces) {
        this.sessions = sessions;
        this.target = target;
        this.pieces = pieces;
    }

    /** Does the work on each of them at once; a connection on which it returns false is closed. Waits for all. */
    void run(Predicate<MailboxWriter> work) throws MailException {
        MailboxWriter own = sessions.writer();
        List<Thread> others = new ArrayList<>();
        for (int lane = 1; lane < number(); lane++) {
            int number = lane;
            Thread thread = new Thread(
                    () -> runOther(number, work), Thread.currentThread().getName() + " writer " + number);
            thread.setDaemon(true);
            thread.start();
            others.add(thread);
        }
        boolean good = work.test(own);
        for (Thread other : others) {
            join(other);
        }
        if (!good) {
            sessions.drop(0);
        }
    }

    private long number() {
        return Math.min(MOST, Math.max(pieces / PIECES_EACH, Math.min(pieces, sessions.worthwhile())));
    }

    private void runOther(int lane, Predicate<MailboxWriter> work) {
        if (!ready(lane).map(work::test).orElse(true)) {
            sessions.drop(lane);
        }
    }

    /** Without another connection the work goes on with those that there are. */
    private Optional<MailboxWriter> ready(int lane) {
        try {
            Optional<MailboxWriter> writer = sessions.another(lane);
            if (writer.isPresent() && target.status().messages() >= LARGE) {
                writer.get().select(target.name());
            }
            return writer;
        } catch (MailException | RuntimeException notNow) {
            sessions.drop(lane);
            return Optional.empty();
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException asked) {
                interrupted = true; // every lane ends by its own time-outs
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
