package net.mailmigrator.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code <batch>.status.json}: where the batch stands while its database is held. Written aside, then renamed. */
final class StatusFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Path aside;

    StatusFile(JournalFiles files) {
        this.file = files.status();
        this.aside = files.beside(".status.json.part");
    }

    /** Replaces it; readers see the old one or the new one, whole. */
    synchronized void write(BatchStatus status) throws IOException {
        Files.write(aside, JSON.writeValueAsBytes(status));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * What it says; empty where there is none.
     *
     * @throws JacksonException where it is no status of a migrator of this version
     */
    Optional<BatchStatus> read() throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), BatchStatus.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Takes it away; the database speaks for itself again. */
    synchronized void delete() throws IOException {
        Files.deleteIfExists(aside);
        Files.deleteIfExists(file);
    }
}
