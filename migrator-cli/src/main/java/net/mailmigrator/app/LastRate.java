package net.mailmigrator.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.mailmigrator.report.Rate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How fast the last run of a batch copied, from the head of its report: the accounts below it may be very many. */
final class LastRate {
    // what follows the totals is not read
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> NAMES = List.of("run.json", "resume.json");

    private LastRate() {}

    /**
     * Of the newest run that copied something; empty where there is none.
     *
     * @param reports the folder with the batch's reports, which need not exist
     */
    static Optional<Rate> in(Path reports) {
        if (!Files.isDirectory(reports)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(reports)) {
            return folders.sorted(Comparator.reverseOrder())
                    .flatMap(folder -> NAMES.stream().map(folder::resolve))
                    .filter(Files::isRegularFile)
                    .flatMap(file -> rate(file).stream())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Rate> rate(Path file) {
        try (JsonParser parser = JSON.createParser(file)) {
            @Nullable Instant started = null;
            @Nullable Instant ended = null;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "startedAt" -> started = Instant.parse(parser.getString());
                    case "endedAt" -> ended = Instant.parse(parser.getString());
                    case "totals" -> {
                        JsonNode totals = JSON.readTree(parser);
                        return started == null || ended == null
                                ? Optional.empty()
                                : rate(totals, Duration.between(started, ended));
                    }
                    default -> parser.skipChildren();
                }
            }
            return Optional.empty();
        } catch (JacksonException | DateTimeException noReport) {
            return Optional.empty();
        }
    }

    private static Optional<Rate> rate(JsonNode totals, Duration length) {
        long messages = totals.path("messages").path("copied").asLong(0);
        long bytes = totals.path("bytes").path("copied").asLong(0);
        return messages == 0 ? Optional.empty() : Optional.of(Rate.of(bytes, messages, length));
    }
}
