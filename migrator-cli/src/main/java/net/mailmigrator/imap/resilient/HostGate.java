package net.mailmigrator.imap.resilient;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.mailmigrator.imap.resilient.Manner.Reach;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request to one host passes: once the server has asked for quiet, nobody asks it anything before that time is
 * over. A suggested time is kept to; without one the pauses double as long as nothing works. What is kept waiting for
 * longer than {@link Manner#patience()} is given up: for the login that is meant, or for the run where several logins, or
 * by its words the address, are. Thread-safe.
 */
public final class HostGate {
    private static final Logger LOG = LoggerFactory.getLogger(HostGate.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String name;
    private final FailureScope widest;
    private final Waiting waiting;
    private final Map<Key, Quiet> quiet = new HashMap<>();
    private final Map<TroubleKey, Trouble> troubles = new HashMap<>();
    private volatile long lastSuccess;

    private record Quiet(Instant until, MailException words) {}

    /** @param login null: all */
    private record Key(Reach reach, @Nullable String login) {}

    private record TroubleKey(@Nullable String login, Operation operation) {}

    /**
     * A host that nobody has asked anything yet.
     *
     * @param name for people: {@code mail.example.org:993}
     * @param widest what is given up at most: RUN, or ACCOUNT where only single accounts are on that host
     */
    public HostGate(String name, FailureScope widest, Waiting waiting) {
        this.name = name;
        this.widest = widest;
        this.waiting = waiting;
        this.lastSuccess = System.nanoTime();
    }

    Waiting waiting() {
        return waiting;
    }

    /** {@link System#nanoTime()} when something worked last. */
    long lastSuccess() {
        return lastSuccess;
    }

    /** Whether a wait for something else is due to the quiet. */
    synchronized boolean isQuiet() {
        return quiet.values().stream().anyMatch(one -> one.until().isAfter(waiting.now()));
    }

    /**
     * Returns when the login may ask.
     *
     * @throws MailException not to be tried again: the server wants more patience than there is, or a stop came
     */
    void await(String login, Operation operation) throws MailException {
        requirePatience(login, operation);
        for (Quiet quiet = quiet(login, operation); quiet != null; quiet = quiet(login, operation)) {
            if (Duration.between(waiting.now(), quiet.until()).compareTo(LONGEST_WAIT) > 0) {
                throw givenUp(widest, login, quiet, LONGEST_WAIT);
            }
            if (!waiting.until(quiet.until())) {
                throw stopped(login, quiet.until());
            }
        }
    }

    /** What the login has to wait for longest; null: nothing. */
    private synchronized @Nullable Quiet quiet(String login, Operation operation) {
        List<Reach> reaches = operation == Operation.LOGIN ? List.of(Reach.HOST, Reach.LOGINS) : List.of(Reach.HOST);
        Instant now = waiting.now();
        return reaches.stream()
                .flatMap(reach -> Stream.of(quiet.get(new Key(reach, null)), quiet.get(new Key(reach, login))))
                .filter(one -> one != null && one.until().isAfter(now))
                .max(Comparator.comparing(Quiet::until))
                .orElse(null);
    }

    private synchronized void requirePatience(String login, Operation operation) throws MailException {
        Trouble all = troubles.getOrDefault(new TroubleKey(null, operation), Trouble.NONE);
        requirePatience(widest, login, all.concernsHost() || troubled(operation) > 1 ? all : Trouble.NONE);
        requirePatience(
                FailureScope.ACCOUNT, login, troubles.getOrDefault(new TroubleKey(login, operation), Trouble.NONE));
    }

    private void requirePatience(FailureScope scope, String login, Trouble trouble) throws MailException {
        MailException last = trouble.last();
        if (last != null && trouble.isTooLong()) {
            throw givenUp(scope, login, new Quiet(trouble.until(), last), trouble.patience());
        }
    }

    private long troubled(Operation operation) {
        return troubles.keySet().stream()
                .filter(key -> key.login() != null && key.operation() == operation)
                .count();
    }

    /** Takes note of words that ask for a pause of others too. */
    synchronized void heard(String login, Operation operation, Manner manner, MailException failure) {
        Instant now = waiting.now();
        Trouble all = troubles.getOrDefault(new TroubleKey(null, operation), Trouble.NONE);
        Trouble own = troubles.getOrDefault(new TroubleKey(login, operation), Trouble.NONE);
        boolean everybody = manner.reach() == Reach.HOST || failure.concernsWholeHost();
        Duration length = manner.pause(failure, (everybody ? all : own).times());
        if (!failure.concernsWholeHost() && length.compareTo(manner.patience()) > 0) {
            everybody = false; // so much is asked of one login only: the others are not given up with it
        }
        Key key = new Key(manner.reach(), everybody ? null : login);
        Quiet known = quiet.get(key);
        Instant before = known == null ? Instant.MIN : known.until();
        boolean goingOn = before.isAfter(now);
        Instant end = goingOn && failure.backOff().isEmpty() ? before : now.plus(length);
        own = own.paused(now, end, manner, failure);
        troubles.put(new TroubleKey(login, operation), own);
        if (everybody) {
            troubles.put(new TroubleKey(null, operation), all.paused(now, end, manner, failure));
        }
        if (end.isAfter(before)) {
            quiet.put(key, new Quiet(end, failure));
            begun(login, everybody, end, Duration.between(goingOn ? before : now, end), failure);
        }
    }

    private void begun(String login, boolean everybody, Instant end, Duration longer, MailException failure) {
        LOG.warn(
                "{}: {} until {}, as it asks for; it said: {}",
                name,
                everybody ? "nothing is asked" : "nothing is asked for " + login,
                TIME.format(end),
                failure.answer());
        waiting.listener().quiet(name, longer, failure.answer());
    }

    /** An operation worked, so that its next trouble begins with a short pause again. */
    void worked(String login, Operation operation) {
        lastSuccess = System.nanoTime();
        synchronized (this) {
            troubles.remove(new TroubleKey(login, operation));
            troubles.remove(new TroubleKey(null, operation));
        }
    }

    /** Fewer connections than before. */
    void capped(String whose, int connections, MailException failure) {
        LOG.warn(
                "{}: no more than {} connections at once{} from now on; it said: {}",
                name,
                connections,
                whose.isEmpty() ? "" : " for " + whose,
                failure.answer());
        waiting.listener().capped(name, whose, connections, failure.answer());
    }

    /** Where a stop ends a wait. */
    MailException stopped(String login, Instant until) {
        return MailException.postponed(
                FailureScope.ACCOUNT,
                "ask " + name + " for " + login,
                "the server wants to be left alone until " + TIME.format(until)
                        + ", and the wait was ended by a stop; nothing is lost, run the command again after that");
    }

    private MailException givenUp(FailureScope scope, String login, Quiet quiet, Duration patience) {
        return MailException.postponed(
                scope,
                "ask " + name + " for " + login,
                "the server wants to be left alone until " + TIME.format(quiet.until()) + " (it said: "
                        + MailException.withoutFullStop(quiet.words().answer())
                        + "); that is more than the " + patience.toMinutes()
                        + " min that a run waits for one thing in all. Nothing is lost; run the same command again"
                        + " after that");
    }
}
