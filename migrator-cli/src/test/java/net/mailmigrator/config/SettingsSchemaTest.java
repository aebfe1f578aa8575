package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.mailmigrator.imap.Workaround;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsSchemaTest {
    private static final String RESOURCE = "/schema/migration.schema.json";
    private static final Pattern KNOWN = Pattern.compile(": (\\S*)nonsense: unknown key.* Known here: (.*)");

    @TempDir
    Path folder;

    @Test
    void the_schema_has_exactly_the_keys_that_the_loader_knows() {
        SettingsFile file = new SettingsFile(folder);
        String nonsense = """
                nonsense: 1
                source:
                  nonsense: 1
                  accounts: { nonsense: 1, jdbc: { nonsense: 1 } }
                  imap: { nonsense: 1, login: { nonsense: 1 }, limits: { nonsense: 1 }, capabilities: { nonsense: 1 }, workarounds: { nonsense: 1 } }
                target: { nonsense: 1, provision: [ { nonsense: 1 } ] }
                scope: { nonsense: 1 }
                mapping: { nonsense: 1, quota: { nonsense: 1 } }
                copy: { nonsense: 1, exclude: [ { nonsense: 1 } ] }
                verify: { nonsense: 1 }
                run: { nonsense: 1, errors: { nonsense: 1 }, window: { nonsense: 1 } }
                journal: { nonsense: 1 }
                """;
        Map<String, Set<String>> loader = new TreeMap<>();
        for (String problem : file.problems(nonsense)) {
            Matcher known = KNOWN.matcher(problem);
            if (known.find()) {
                loader.put(
                        known.group(1).replaceAll("\\.$", ""),
                        new TreeSet<>(List.of(known.group(2).split(", "))));
            }
        }

        Map<String, Set<String>> schema = new TreeMap<>();
        JsonNode root = schemaNode();
        collect(root, root, "", schema);
        schema.keySet().removeIf(path -> path.startsWith("target.imap"));

        assertThat(loader).isEqualTo(schema);
    }

    @Test
    void the_schema_names_the_workarounds_that_there_are() {
        List<String> named = schemaNode()
                .at("/$defs/workaround/enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();

        assertThat(named)
                .containsExactlyElementsOf(
                        Stream.of(Workaround.values()).map(Workaround::text).toList());
    }

    @Test
    void the_examples_of_the_contract_validate() throws IOException {
        assertThat(validate(SettingsFile.SMALL)).isEmpty();
        assertThat(validate(fullExample())).isEmpty();
    }

    @Test
    void starters_validate() throws IOException {
        for (String template : InitFile.TEMPLATES) {
            Path written = InitFile.write(template, folder.resolve(template));

            assertThat(validate(Files.readString(written))).isEmpty();
        }
    }

    @Test
    void an_unknown_key_and_a_wrong_value_do_not_validate() {
        assertThat(validate(SettingsFile.SMALL.replace("host:", "hots:"))).isNotEmpty();
        assertThat(validate(SettingsFile.SMALL + "copy: { settle: soon }\n")).isNotEmpty();
    }

    /** The long example of CONTRACT.md with its ellipses filled in. */
    private static String fullExample() {
        return """
                batch: psmanaged-2018
                source:
                  accounts:
                    template: config-server
                    jdbc: { url: "jdbc:h2:./config-server", user: reader, password: "${env:OLD_DB_PASSWORD}" }
                  imap:
                    host: 192.0.2.10
                    certificateName: mail.psmanaged.com
                    port: 993
                    tls: implicit
                    trust: ca.pem
                    login: { user: "${login}*master", password: "${env:OLD_MASTER}" }
                    limits: { connections: 40, perAccount: 2, loginsPerSecond: 5, bytesPerSecond: 50MiB, messagesPerSecond: 500 }
                    capabilities: { without: [MULTIAPPEND] }
                    workarounds: { force: [select-to-read], forbid: [fetch-in-pieces] }
                target:
                  imap:
                    host: new
                    login: { mechanism: xoauth2, tokenCommand: ["./token.sh", "${login}"] }
                    limits: { connections: 40, perAccount: 4 }
                  provision:
                    - { template: dovecot-files, output: ./provision }
                scope: { include: [my.config-server.de], exclude: [mail.lausitz-hosting.de] }
                waves: waves.csv
                mapping: { rules: standard, quota: { policy: water-fill, step: 256MiB, minimum: 512MiB } }
                copy:
                  exclude: [ { specialUse: All }, { name: "Kalender*" }, { largerThan: 100MiB } ]
                  rename: { Alt: Archiv }
                  first: [INBOX]
                  specialUse: keep
                  existing: adopt
                  inactive: copy
                  repair: [header-8bit]
                  onUndecided: list
                  dualDelivery: skip
                  settle: 5s
                verify: { afterPass: metadata, contentSample: 1% }
                run: { parallelAccounts: 8, errors: { perAccount: 20, perBatch: 5 }, window: { from: "22:00", until: "06:00", zone: Europe/Berlin }, deadline: "2018-09-19T23:59" }
                decisions: decisions.yaml
                journal: { url: "jdbc:h2:file:./journal/psmanaged-2018" }
                """;
    }

    private static List<String> validate(String yaml) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaNode());
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    private static JsonNode schemaNode() {
        try (InputStream schema = Objects.requireNonNull(SettingsSchemaTest.class.getResourceAsStream(RESOURCE))) {
            return JsonMapper.builder().build().readTree(schema);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static void collect(JsonNode root, JsonNode node, String path, Map<String, Set<String>> keys) {
        if (node.has("$ref")) {
            collect(root, root.at(node.get("$ref").asString().substring(1)), path, keys);
        }
        if (node.has("items")) {
            collect(root, node.get("items"), path + "[0]", keys);
        }
        if (node.has("properties")) {
            keys.put(path, new TreeSet<>(new ArrayList<>(node.get("properties").propertyNames())));
            node.get("properties")
                    .properties()
                    .forEach(property -> collect(
                            root,
                            property.getValue(),
                            path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                            keys));
        }
    }
}
