package net.mailmigrator.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Problems;
import net.mailmigrator.model.StopException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads a YAML file into {@link YamlNode}s. What makes the file as a whole useless is one problem with its line; a key
 * that is there twice is a problem each, and the first one counts.
 */
final class YamlTree {
    private static final YAMLMapper MAPPER = YAMLMapper.builder().build();
    private static final YamlNode NOTHING = new YamlNode.Scalar("", true, 1);

    private final String fileName;
    private final Problems problems;

    YamlTree(String fileName, Problems problems) {
        this.fileName = fileName;
        this.problems = problems;
    }

    /**
     * Reads a file of keys and values; empty where it is not usable, and then there is a problem.
     *
     * @throws StopException where the file cannot be read at all
     */
    Optional<YamlNode.Mapping> read(Path file) {
        Optional<YamlNode> document = document(file);
        if (document.filter(YamlTree::isNothing).isPresent()) {
            problems.add(fileName, "the file is empty; \"migrator init\" writes one to start from");
            return Optional.empty();
        }
        return document.flatMap(root -> {
            if (root instanceof YamlNode.Mapping mapping) {
                return Optional.of(mapping);
            }
            problems.add(place(root.line()), "the file must hold keys and values, such as \"batch: small\"");
            return Optional.empty();
        });
    }

    /** Reads a file that is a list; one that holds nothing is an empty list. Otherwise like {@link #read}. */
    Optional<YamlNode.Sequence> readList(Path file) {
        return document(file).filter(root -> !isNothing(root)).flatMap(root -> {
            if (root instanceof YamlNode.Sequence list) {
                return Optional.of(list);
            }
            problems.add(place(root.line()), "the file must be a list, each entry begins with \"- \"");
            return Optional.empty();
        });
    }

    private Optional<YamlNode> document(Path file) {
        try {
            return parse(decode(Files.readAllBytes(file)));
        } catch (CharacterCodingException notUtf8) {
            problems.add(fileName, "the file is not in UTF-8; save it as UTF-8");
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "cannot read " + file + ": " + unreadable.getClass().getSimpleName() + " " + unreadable.getMessage()
                            + ". Nothing was touched.",
                    unreadable);
        }
    }

    private static boolean isNothing(YamlNode root) {
        return root instanceof YamlNode.Scalar scalar && scalar.empty();
    }

    private static String decode(byte[] octets) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Optional<YamlNode> parse(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.of(NOTHING);
            }
            YamlNode root = node(parser, "");
            if (parser.nextToken() != null) {
                problems.add(place(line(parser)), "a second YAML document begins here; the settings are one document");
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (JacksonException broken) {
            YamlMistake mistake = YamlMistake.of(broken, text);
            problems.add(place(mistake.line()), mistake.text());
            return Optional.empty();
        }
    }

    private YamlNode node(JsonParser parser, String path) {
        int line = line(parser);
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.add(
                    place(line) + (path.isEmpty() ? "" : ": " + path),
                    "is an alias (*name), which is not supported here; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, path);
            case START_ARRAY -> {
                List<YamlNode> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    // an entry of a file that is a list is known by its line
                    items.add(node(parser, path.isEmpty() ? "" : path + "[" + items.size() + "]"));
                }
                yield new YamlNode.Sequence(items, line);
            }
            case VALUE_NULL -> new YamlNode.Scalar("", true, line);
            default -> new YamlNode.Scalar(String.valueOf(parser.getString()), false, line);
        };
    }

    private YamlNode.Mapping mapping(JsonParser parser, String path) {
        int begin = line(parser);
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line(parser);
            parser.nextToken();
            String inner = path.isEmpty() ? key : path + "." + key;
            YamlNode.Entry before = entries.putIfAbsent(key, new YamlNode.Entry(line, node(parser, inner)));
            if (before != null) {
                problems.add(place(line) + ": " + inner, "is there twice; the first is in line " + before.line());
            }
        }
        return new YamlNode.Mapping(entries, begin);
    }

    private String place(int line) {
        return fileName + ":" + line;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
