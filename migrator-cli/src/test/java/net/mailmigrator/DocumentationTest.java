package net.mailmigrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.FindingCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README says what the program does. Where a table differs, the message holds the rows to paste. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("migrator.home"));

    @Test
    void the_table_of_exit_statuses_is_the_one_of_the_program() throws IOException {
        List<String> rows = Stream.of(ExitStatus.values())
                .map(status -> "| " + status.code() + " | " + status.meaning() + " |")
                .toList();

        assertTable("Exit status", rows);
    }

    @Test
    void the_table_of_findings_is_the_one_of_the_program() throws IOException {
        List<String> rows = Stream.of(FindingCode.values())
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .map(code -> "| `" + code.code() + "` | " + code.severity() + " | " + meaning(code) + " |")
                .toList();

        assertTable("Findings", rows);
    }

    @Test
    void the_table_of_workarounds_is_the_one_of_the_program() throws IOException {
        List<String> rows = Stream.of(Workaround.values())
                .map(workaround ->
                        "| `" + workaround.text() + "` | " + workaround.meaning() + " | " + workaround.sign() + " |")
                .toList();

        assertTable("Servers with quirks", rows);
    }

    @Test
    void the_table_of_settings_has_the_keys_of_the_schema() throws IOException {
        Set<String> keys = new TreeSet<>();
        JsonNode schema = schema();
        collectKeys(schema, schema, "", keys);

        assertThat(new TreeSet<>(firstCells("Settings"))).isEqualTo(keys);
    }

    @Test
    void the_changelog_has_an_unreleased_part_that_speaks_of_the_journal() throws IOException {
        String changelog = Files.readString(ROOT.resolve("CHANGELOG.md"));

        assertThat(changelog).containsPattern("(?s)## \\[Unreleased]\n.*### Journal\n\n- ");
    }

    @Test
    void every_file_that_the_readme_links_is_there() throws IOException {
        List<String> links = matches(readme(), "]\\(([^)#:]+)\\)");

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    @Test
    void every_script_that_the_readme_names_is_there_and_says_how_it_is_used() throws IOException {
        Set<String> scripts = new TreeSet<>(matches(readme(), "(scripts/[a-z-]+)"));

        assertThat(scripts)
                .contains("scripts/demo", "scripts/test", "scripts/migrator")
                .allSatisfy(name -> {
                    assertThat(ROOT.resolve(name)).isExecutable();
                    assertThat(Files.readString(ROOT.resolve(name)))
                            .contains("usage: " + name)
                            .contains("set -euo pipefail");
                });
    }

    private static String meaning(FindingCode code) {
        String answers = code.answers().isEmpty() ? "" : "; answers: " + String.join(", ", code.answers());
        return code.template().replace("|", "\\|") + answers;
    }

    private static void assertTable(String section, List<String> rows) throws IOException {
        if (!table(section).equals(rows)) {
            fail("README.md, section " + section + ", wants these rows:\n" + String.join("\n", rows) + "\n");
        }
    }

    /** The rows of a section's first table, without its head. */
    private static List<String> table(String section) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : section(section).lines().toList()) {
            if (line.startsWith("|")) {
                rows.add(line);
            } else if (!rows.isEmpty()) {
                break;
            }
        }
        assertThat(rows).as("table of section %s", section).hasSizeGreaterThanOrEqualTo(2);
        return rows.subList(2, rows.size());
    }

    private static List<String> firstCells(String section) throws IOException {
        return table(section).stream()
                .map(row -> matches(row, "^\\| `([^`]+)`").get(0))
                .toList();
    }

    private static String section(String title) throws IOException {
        List<String> found = matches(readme() + "\n## ", "(?s)\n## " + Pattern.quote(title) + "\n(.*?)(?=\n## )");
        assertThat(found).as("sections with the title %s", title).hasSize(1);
        return found.get(0);
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static JsonNode schema() throws IOException {
        try (InputStream stream = DocumentationTest.class.getResourceAsStream("/schema/migration.schema.json")) {
            return JsonMapper.builder().build().readTree(stream);
        }
    }

    /** All keys but those of which the schema says that this version does not support them. */
    private static void collectKeys(JsonNode schema, JsonNode node, String path, Set<String> keys) {
        String reference = node.path("$ref").asString("");
        String description = node.path("description").asString("");
        if (description.startsWith("Not supported yet")) {
            return;
        }
        JsonNode type = reference.isEmpty() ? node : schema.at(reference.substring(1));
        JsonNode items = type.path("items");
        if (items.has("properties")) {
            collectProperties(schema, items, path + "[].", keys);
        } else if (type.has("properties")) {
            collectProperties(schema, type, path.isEmpty() ? "" : path + ".", keys);
        } else {
            keys.add(path.replaceFirst("^(source|target)\\.imap\\.", "imap."));
        }
    }

    private static void collectProperties(JsonNode schema, JsonNode type, String prefix, Set<String> keys) {
        type.path("properties")
                .properties()
                .forEach(property -> collectKeys(schema, property.getValue(), prefix + property.getKey(), keys));
    }
}
