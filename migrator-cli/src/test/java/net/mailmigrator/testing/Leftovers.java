package net.mailmigrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server of the tests leaves behind when its owner dies. */
final class Leftovers {
    private Leftovers() {}

    /** The keeper is no child of this process; its last deed is to remove the folder. */
    static void awaitGone(Path home) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (Files.exists(home) || !processesOf(home).isEmpty()) {
            assertThat(System.nanoTime())
                    .as("patience with " + processesOf(home))
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Command lines that name the folder. */
    static List<String> processesOf(Path home) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(home.toString()))
                .toList();
    }
}
