package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks how the INBOX of a target grows: Dovecot's uidlist has a line of about the same length for each message, and
 * looking at its size costs the target nothing.
 */
final class RateWatch implements AutoCloseable {
    private final Path uidlist;
    private final List<long[]> seen = new ArrayList<>(); // nanoseconds and octets
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "rate watch");

    RateWatch(Path maildir) {
        uidlist = maildir.resolve("dovecot-uidlist");
        thread.start();
    }

    private void watch() {
        try {
            while (!end.await(50, TimeUnit.MILLISECONDS)) {
                look();
            }
            look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            seen.add(new long[] {System.nanoTime(), Files.size(uidlist)});
        } catch (IOException notYet) {
            seen.add(new long[] {System.nanoTime(), 0});
        }
    }

    /** Ends the watch; null where it saw too little. */
    Sample.@Nullable Rate rate(int messages) throws InterruptedException {
        close();
        long whole = seen.get(seen.size() - 1)[1];
        double first = seconds(at(1), at(whole / 10));
        double last = seconds(at(whole - whole / 10), at(whole));
        return whole == 0 || first == 0 || last == 0
                ? null
                : new Sample.Rate(messages / 10.0 / first, messages / 10.0 / last);
    }

    private long at(long octets) {
        return seen.stream().filter(look -> look[1] >= octets).findFirst().orElseThrow()[0];
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    @Override
    public void close() throws InterruptedException {
        end.countDown();
        thread.join();
    }
}
