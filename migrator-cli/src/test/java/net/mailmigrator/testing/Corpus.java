package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** Odd messages: some in the project's test resources, more beside the project where they are at hand. */
public final class Corpus {
    private static final int FILE = 0;
    private static final int SPECIAL = 5;
    private static final int SHA256_DOVECOT_APPEND = 10;

    private Corpus() {}

    /**
     * A message as raw octets.
     *
     * @param special what is odd about it
     * @param sha256AfterAppend what BODY[] of a Dovecot 2.3 with {@code mail_save_crlf=no} hashes to after an APPEND
     */
    @SuppressWarnings("ArrayRecordComponent") // test data, never compared
    public record Message(String file, String special, byte[] octets, String sha256AfterAppend) {
        @Override
        public String toString() {
            return file + " (" + special + ")";
        }
    }

    /** The messages of the project's own. */
    public static List<Message> own() {
        try {
            URL folder = Objects.requireNonNull(Corpus.class.getResource("/corpus"));
            return read(Path.of(folder.toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The project's own, and those of public projects where they are at hand. */
    public static List<Message> atHand() {
        List<Message> all = new ArrayList<>(own());
        if (Files.isReadable(publicFolder().resolve("MANIFEST.tsv"))) {
            all.addAll(read(publicFolder()));
        }
        return all;
    }

    /** Messages of public projects, used in place; where they are not there the test is skipped with the reason. */
    public static List<Message> publicOnes() {
        Path folder = publicFolder();
        Assumptions.assumeTrue(
                Files.isReadable(folder.resolve("MANIFEST.tsv")),
                () -> "no public corpus in " + folder + " (set -Dcorpus=PATH)");
        return read(folder);
    }

    private static Path publicFolder() {
        Path home = Path.of(System.getProperty("migrator.home", ".")).toAbsolutePath();
        return Path.of(
                        System.getProperty(
                                "corpus", home.resolve("../shared/corpus").toString()),
                        "public")
                .normalize();
    }

    private static List<Message> read(Path folder) {
        List<Message> messages = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(folder.resolve("MANIFEST.tsv"));
            for (String line : lines.subList(1, lines.size())) {
                String[] columns = line.split("\t", -1);
                byte[] octets = Files.readAllBytes(folder.resolve(columns[FILE]));
                messages.add(new Message(columns[FILE], columns[SPECIAL], octets, columns[SHA256_DOVECOT_APPEND]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
