package net.mailmigrator.source.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;

/**
 * What {@code source.accounts.files} names.
 *
 * @param place a file, or a folder of which the files with these endings are read in the order of their names
 */
record SourceFiles(Path place, List<String> endings) {
    /** More than this is no list of accounts, and would not go into memory. */
    private static final long LARGEST = 256L << 20;

    List<Path> toRead() {
        if (Files.isRegularFile(place)) {
            return List.of(small(place));
        }
        if (!Files.isDirectory(place)) {
            throw rejected("there is no such file or folder. Check source.accounts.files");
        }
        try (Stream<Path> found = Files.list(place)) {
            List<Path> fitting = found.filter(this::fits).sorted().toList();
            if (fitting.isEmpty()) {
                throw rejected("the folder holds "
                        + endings.stream().map(ending -> "no *." + ending).collect(Collectors.joining(" and "))
                        + " file");
            }
            fitting.forEach(this::small);
            return fitting;
        } catch (IOException unreadable) {
            throw rejected("the folder cannot be read: " + unreadable.getMessage());
        }
    }

    private boolean fits(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && endings.stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    private Path small(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new StopException(
                        ExitStatus.REJECTED,
                        "read accounts from " + file + ": the file has " + (Files.size(file) >> 20)
                                + " MiB, more than 256; give a folder with several smaller ones");
            }
            return file;
        } catch (IOException unreadable) {
            throw rejected(file.getFileName() + " cannot be read: " + unreadable.getMessage());
        }
    }

    private StopException rejected(String reason) {
        return new StopException(ExitStatus.REJECTED, "read accounts from " + place + ": " + reason);
    }
}
