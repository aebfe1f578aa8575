package net.mailmigrator.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
        AtomicBoolean broken = new AtomicBoolean();
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(parallel, accounts.size())),
                task -> new Thread(task, threadNames + number.incrementAndGet()));
        try {
            List<Future<List<R>>> results = new ArrayList<>();
            for (A account : accounts) {
                results.add(threads.submit(() -> {
                    if (broken.get() || stop.requested()) {
                        return List.<R>of();
                    }
                    boolean went = false;
                    try {
                        R result = work.apply(account);
                        went = true;
                        return List.of(result);
                    } finally {
                        if (!went) {
                            broken.set(true);
                        }
                    }
                }));
            }
            return collect(results);
        } finally {
            threads.shutdown();
        }
    }

    private static <R> List<R> collect(List<Future<List<R>>> results) {
        List<R> collected = new ArrayList<>();
        List<Throwable> thrown = new ArrayList<>();
        for (Future<List<R>> result : results) {
            try {
                collected.addAll(result.get());
            } catch (ExecutionException failed) {
                thrown.add(failed.getCause() == null ? failed : failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while accounts were under way", interrupted);
            }
        }
        rethrow(thrown);
        return collected;
    }

    private static void rethrow(List<Throwable> thrown) {
        if (thrown.isEmpty()) {
            return;
        }
        Throwable first = thrown.get(0);
        thrown.stream().skip(1).forEach(first::addSuppressed);
        if (first instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (first instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(first);
    }
}
