package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a whole text with the approved file; what came instead is left in target/received for {@code diff}. */
final class Approved {

    private Approved() {}

    static void matches(String name, String text) throws IOException {
        Path received = Files.createDirectories(Path.of("target/received")).resolve(name);
        Files.writeString(received, text);
        try (InputStream approved = Approved.class.getResourceAsStream("/report/" + name)) {
            assertThat(approved).as("src/test/resources/report/" + name).isNotNull();
            String expected = new String(approved.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text)
                    .as("diff src/test/resources/report/%s %s", name, received)
                    .isEqualTo(expected);
        }
    }
}
