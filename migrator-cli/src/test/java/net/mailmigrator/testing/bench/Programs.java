package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs, several at once, and looks at them every few milliseconds: what /proc says last, before a program ends,
 * is what it took. So CPU is low by at most that time.
 */
final class Programs {
    private static final long LOOK_MILLIS = 5;
    private static final double TICKS = 100; // USER_HZ, which Linux fixes for its ABI
    private static final long PAGE = 4096;

    private final Path log;
    private final Set<Integer> alsoGood;
    private final Map<Long, Double> cpu = new HashMap<>();
    private long peak;

    /**
     * Programs.
     *
     * @param log what they print is added to it
     * @param alsoGood exit statuses besides 0 that are no failure
     */
    Programs(Path log, Integer... alsoGood) {
        this.log = log;
        this.alsoGood = Set.of(alsoGood);
    }

    /** Runs all, in their order, at most so many at once. */
    Measured run(List<Program> programs, int parallel) throws IOException, InterruptedException {
        Deque<Program> waiting = new ArrayDeque<>(programs);
        List<Process> running = new ArrayList<>();
        long start = System.nanoTime();
        while (!waiting.isEmpty() || !running.isEmpty()) {
            while (running.size() < parallel && !waiting.isEmpty()) {
                running.add(waiting.remove().start(log));
            }
            look(running);
            running.get(0).waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            for (Process ended :
                    running.stream().filter(process -> !process.isAlive()).toList()) {
                running.remove(ended);
                if (ended.exitValue() != 0 && !alsoGood.contains(ended.exitValue())) {
                    running.forEach(Process::destroy);
                    throw new IOException("ended with " + ended.exitValue() + ": " + tail());
                }
            }
        }
        double wall = (System.nanoTime() - start) / 1e9;
        return new Measured(
                wall, cpu.values().stream().mapToDouble(Double::doubleValue).sum(), peak);
    }

    private void look(List<Process> running) {
        long resident = 0;
        for (Process process : running) {
            try {
                Path proc = Path.of("/proc", Long.toString(process.pid()));
                String stat = Files.readString(proc.resolve("stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                cpu.put(process.pid(), (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS);
                resident += Long.parseLong(fields[21]) * PAGE;
            } catch (IOException ended) {
                cpu.putIfAbsent(process.pid(), 0.0); // it ended before it could be looked at
            }
        }
        peak = Math.max(peak, resident);
    }

    private String tail() throws IOException {
        String text = Files.readString(log);
        return text.substring(Math.max(0, text.length() - 1_500)) + "\n(all of it in " + log + ")";
    }
}
