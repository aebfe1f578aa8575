package net.mailmigrator.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.mailmigrator.copy.StopRequest;

/**
 * Runs work on accounts, several at a time, each account on one thread from beginning to end. A stop request keeps
 * further accounts from being begun; those under way end by themselves.
 */
public final class AccountRunner {
    private final int parallel;
    private final StopRequest stop;
    private final String threadNames;

    /** Runs at most so many accounts at once, and begins none any more once a stop is requested. */
    public AccountRunner(int parallel, StopRequest stop) {
        this(parallel, stop, "account-");
    }

    private AccountRunner(int parallel, StopRequest stop, String threadNames) {
        this.parallel = parallel;
        this.stop = stop;
        this.threadNames = threadNames;
    }

    /** For the folders of one account: the threads are named after the account's own. */
    public static AccountRunner ofFolders(int parallel) {
        return new AccountRunner(
                parallel, StopRequest.NEVER, Thread.currentThread().getName() + "-folder-");
    }

    /**
     * Works through the accounts in their order and returns what was made of those that were begun, in the same order.
     * The work reports its failures in its result; what it throws keeps further accounts from being begun and is thrown
     * here, after all accounts under way have ended.
     */
    public <A, R> List<R> run(List<A> accounts, Function<A, R> work) {
        return run(accounts, account -> false, work);
    }

    /**
     * The same; an account is not begun before others while {@code mustWait} holds for it, asked by several threads.
     * Where nothing else is left it is begun all the same, and waits by itself.
     */
    public <A, R> List<R> run(List<A> accounts, Predicate<A> mustWait, Function<A, R> work) {
        Turns<A> turns = new Turns<>(accounts, mustWait);
        AtomicBoolean broken = new AtomicBoolean();
        AtomicInteger number = new AtomicInteger();
        Map<Integer, R> results = new ConcurrentSkipListMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(parallel, accounts.size())),
                task -> new Thread(task, threadNames + number.incrementAndGet()));
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < accounts.size(); i++) {
                ends.add(threads.submit(() -> {
                    if (broken.get() || stop.requested()) {
                        return;
                    }
                    int place = turns.next();
                    boolean went = false;
                    try {
                        results.put(place, work.apply(accounts.get(place)));
                        went = true;
                    } finally {
                        if (!went) {
                            broken.set(true);
                        }
                    }
                }));
            }
            await(ends);
            return List.copyOf(results.values());
        } finally {
            threads.shutdown();
        }
    }

    /** Whose turn it is. Thread-safe. */
    private static final class Turns<A> {
        private final List<A> accounts;
        private final Predicate<A> mustWait;
        private final List<Integer> left;

        Turns(List<A> accounts, Predicate<A> mustWait) {
            this.accounts = accounts;
            this.mustWait = mustWait;
            this.left =
                    new ArrayList<>(IntStream.range(0, accounts.size()).boxed().toList());
        }

        /** The place of the next account in the list. */
        synchronized int next() {
            Integer next = left.stream()
                    .filter(place -> !mustWait.test(accounts.get(place)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            return next;
        }
    }

    private static void await(List<Future<?>> ends) {
        List<Throwable> thrown = new ArrayList<>();
        for (Future<?> end : ends) {
            try {
                end.get();
            } catch (ExecutionException failed) {
                thrown.add(failed.getCause() == null ? failed : failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while accounts were under way", interrupted);
            }
        }
        rethrow(thrown);
    }

    private static void rethrow(List<Throwable> thrown) {
        if (thrown.isEmpty()) {
            return;
        }
        Throwable first = thrown.get(0);
        // A database that has closed itself throws one and the same in all threads; nothing suppresses itself.
        thrown.stream().filter(other -> other != first).forEach(first::addSuppressed);
        if (first instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (first instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(first);
    }
}
