package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folders in which contenders ran. */
final class RunFolders {
    private RunFolders() {}

    /** Takes them away, where there are any. */
    static void delete(Path top) throws IOException {
        if (Files.notExists(top)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(top)) {
            for (Path file : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
