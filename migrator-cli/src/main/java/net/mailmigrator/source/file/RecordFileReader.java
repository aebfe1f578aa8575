package net.mailmigrator.source.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.source.file.RecordRows.Entry;
import net.mailmigrator.template.SourceTemplate;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one JSON or YAML file, record by record: a list of accounts, or lists by the names of queries. Aliases of YAML are
 * refused, so that no file can grow while it is read; depth and length are limited.
 */
final class RecordFileReader {
    private static final int DEEPEST = 20;
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    private static final ObjectMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .loadSettings(LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private final SourceTemplate.Format format;
    private final Path file;
    private final RecordRows rows;

    RecordFileReader(SourceTemplate.Format format, Path file, RecordRows rows) {
        this.format = format;
        this.file = file;
        this.rows = rows;
    }

    void read() {
        DecodedText decoded = decode();
        ObjectMapper mapper = format == SourceTemplate.Format.JSON ? JSON : YAML;
        try (JsonParser parser = mapper.createParser(decoded.text())) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                list("accounts", parser);
            } else if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    lists(name, parser);
                }
            } else {
                throw rejected(
                        first == null ? 0 : line(parser),
                        "the file must hold a list of accounts, or lists by name, accounts among them");
            }
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw rejected(line, "this is no " + format + ", or it is nested deeper than " + DEEPEST + " levels");
        }
        rows.note("%s: %s, %s".formatted(file.getFileName(), format, decoded.encoding()));
    }

    private void lists(String name, JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            list(name, parser);
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            throw rejected(line(parser), name + " must be a list");
        }
    }

    private void list(String query, JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String place = file.getFileName() + ":" + line(parser);
            refuseAlias(parser);
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                rows.add(query, place, entry(parser));
            } else {
                rows.addBad(place, "an entry of " + query + " must be a group of keys and values");
                parser.skipChildren();
            }
        }
    }

    private Entry entry(JsonParser parser) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<Entry>> lists = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            refuseAlias(parser);
            if (texts.containsKey(key) || lists.containsKey(key)) {
                twice.add(key);
            }
            switch (parser.currentToken()) {
                case START_ARRAY -> values(key, parser, texts, lists);
                case START_OBJECT ->
                    lists.computeIfAbsent(key, first -> new ArrayList<>()).add(entry(parser));
                case VALUE_NULL -> texts.put(key, "");
                default -> texts.put(key, parser.getString());
            }
        }
        return new Entry(texts, lists, twice);
    }

    private void values(String key, JsonParser parser, Map<String, String> texts, Map<String, List<Entry>> lists) {
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            refuseAlias(parser);
            switch (parser.currentToken()) {
                case START_OBJECT ->
                    lists.computeIfAbsent(key, first -> new ArrayList<>()).add(entry(parser));
                case START_ARRAY -> throw rejected(line(parser), key + ": a list inside a list means nothing here");
                case VALUE_NULL -> {}
                default -> values.add(parser.getString());
            }
        }
        if (!values.isEmpty() || !lists.containsKey(key)) {
            texts.put(key, String.join(",", values));
        }
    }

    private void refuseAlias(JsonParser parser) {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw rejected(line(parser), "here stands an alias (*name), which is not supported; write the value out");
        }
    }

    private DecodedText decode() {
        try {
            return DecodedText.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw rejected(0, "the file cannot be read: " + unreadable.getMessage());
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private StopException rejected(int line, String reason) {
        return new StopException(
                ExitStatus.REJECTED, "read accounts from " + file + (line > 0 ? ":" + line : "") + ": " + reason);
    }
}
