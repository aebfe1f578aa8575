package net.mailmigrator.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.ReadBackJournal;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.jspecify.annotations.Nullable;

/**
 * A journal whose process "dies" before or after its n-th write: {@link CrashException} then, and at every later call.
 * What was committed before stays in the journal it wraps, which stands for the file that the next process opens.
 *
 * <pre>{@code
 * CrashingJournal crashing = new CrashingJournal(journals.journal(), 7, Moment.AFTER);
 * assertThrows(CrashException.class, () -> copy(crashing.journal()));
 * copy(journals.reopen());
 * }</pre>
 *
 * With a number that is never reached it only counts: {@link #writes()}.
 */
public final class CrashingJournal {
    /** Where around the write. */
    public enum Moment {
        /** The write did not happen. */
        BEFORE,
        /** The write has committed, its caller does not live to hear of it. */
        AFTER
    }

    /** What its caller gets to see. */
    public enum Manner {
        /** Nothing: the process is gone. */
        DEATH,
        /** What the journal throws when its disk is full, then and at every later call. */
        DISK_FULL;

        private Throwable thrown(String where) {
            return this == DEATH
                    ? new CrashException(where)
                    : new StopException(ExitStatus.REJECTED, "the journal cannot be written: no space left, " + where);
        }
    }

    private static final Set<String> READS = Set.of(
            "lastRun",
            "progress",
            "publish",
            "facts",
            "sourceMailboxes",
            "sourceMailbox",
            "targetMailboxes",
            "targetMailbox",
            "goneAtTarget",
            "targetsWithBatches",
            "foldersWithFlagsLost",
            "uids",
            "rows",
            "targetUids",
            "alterations",
            "accepted",
            "rowsAt",
            "unresolved",
            "batches",
            "flagBases",
            "flagsLost",
            "readBack",
            "remarkable",
            "bySourceUid",
            "byTargetUid");

    private final Journal real;
    private final int fatal;
    private final Moment moment;
    private final Manner manner;
    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger writes = new AtomicInteger();
    private volatile boolean dead;

    /** Dies around the given write, counted from 1. */
    public CrashingJournal(Journal real, int fatal, Moment moment) {
        this(real, fatal, moment, Manner.DEATH);
    }

    /** Ends in the given manner around the given write, counted from 1. */
    public CrashingJournal(Journal real, int fatal, Moment moment, Manner manner) {
        this.real = real;
        this.manner = manner;
        this.fatal = fatal;
        this.moment = moment;
    }

    /** The journal to hand to the code under test. Closing it does nothing. */
    public Journal journal() {
        return wrap(Journal.class, real);
    }

    /** The names of the writes so far, in order. */
    public List<String> written() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    /** Writes so far, the fatal one included. */
    public int writes() {
        return writes.get();
    }

    /** Whether it has died. */
    public boolean dead() {
        return dead;
    }

    private <T> T wrap(Class<T> type, T wrapped) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = call(wrapped, method, arguments);
                    return result instanceof AccountJournal account
                            ? wrap(AccountJournal.class, account)
                            : result instanceof ReadBackJournal read ? wrap(ReadBackJournal.class, read) : result;
                }));
    }

    /** Whether a method of a journal changes something. */
    public static boolean isWrite(Method method) {
        return method.getDeclaringClass() != Object.class && !READS.contains(method.getName());
    }

    private @Nullable Object call(Object wrapped, Method method, Object @Nullable [] arguments) throws Throwable {
        if (dead) {
            throw manner.thrown("it had ended before " + method.getName());
        }
        if (method.getName().equals("close")) {
            return null;
        }
        if (isWrite(method)) {
            written.add(method.getName());
        }
        boolean lethal = isWrite(method) && writes.incrementAndGet() == fatal;
        if (lethal && moment == Moment.BEFORE) {
            throw die(method);
        }
        Object result = invoke(wrapped, method, arguments);
        if (lethal) {
            throw die(method);
        }
        return result;
    }

    private Throwable die(Method method) {
        dead = true;
        return manner.thrown(moment + " write " + fatal + ", " + method.getName());
    }

    private static @Nullable Object invoke(Object wrapped, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(wrapped, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
