package net.mailmigrator.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.ProblemsException;
import net.mailmigrator.model.StopException;
import net.mailmigrator.template.TemplateCatalog.Kind;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateCatalogTest {
    @TempDir
    Path folder;

    static Stream<Path> shipped() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Templates.catalog().names(kind).stream()
                        .map(name -> Templates.catalog().find(kind, name, Templates.home())));
    }

    @Test
    void the_shipped_templates_are_at_hand() {
        assertThat(Templates.catalog().names(Kind.SOURCES)).contains("config-server", "generic-csv");
        assertThat(Templates.catalog().names(Kind.RULES)).contains("standard");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_shipped_template_fits_its_schema_and_says_first_what_it_is_for(Path template) throws IOException {
        Path named = template.endsWith("target.yaml") ? template.getParent() : template;
        String name =
                String.valueOf(Objects.requireNonNull(named).getFileName()).replace(".yaml", "");

        assertThatCode(() -> Templates.catalog().check(template)).doesNotThrowAnyException();
        assertThat(Files.readString(template)).startsWith("# " + name + ": ");
        assertThat(Templates.catalog().description(template)).isNotBlank();
    }

    @Test
    void a_name_that_is_none_lists_those_at_hand() {
        StopException stop = catchThrowableOfType(
                StopException.class, () -> Templates.catalog().find(Kind.SOURCES, "plesk-9", folder));

        assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED);
        assertThat(stop.text())
                .contains("there is no template plesk-9")
                .contains("config-server, froxlor, generic-csv");
    }

    @Test
    void a_value_with_a_slash_is_a_path_from_the_settings_file() throws IOException {
        Path own = Files.writeString(folder.resolve("own.yaml"), "kind: file\n");

        assertThat(Templates.catalog().find(Kind.SOURCES, "./own.yaml", folder).normalize())
                .isEqualTo(own);
        assertThatThrownBy(() -> Templates.catalog().find(Kind.SOURCES, "./other.yaml", folder))
                .hasMessageContaining("other.yaml");
    }

    @Test
    void every_mistake_is_reported_at_once_with_its_line() throws IOException {
        Path template = Files.writeString(folder.resolve("wrong.yaml"), """
                kind: jdbc
                description: a panel
                boolean: { J: true }
                fields:
                  quotta: { unit: KB }
                  usage: { unit: Kilobyte }
                queries:
                  accounts: { sql: "DELETE FROM postfach" }
                """);

        ProblemsException wrong = catchThrowableOfType(
                ProblemsException.class, () -> Templates.catalog().check(template));

        assertThat(wrong.status()).isEqualTo(ExitStatus.REJECTED);
        assertThat(wrong.problems())
                .extracting(Problem::place)
                .containsExactly(
                        template + ":3: boolean",
                        template + ":5: fields.quotta",
                        template + ":6: fields.usage.unit",
                        template + ":8: queries.accounts.sql");
        assertThat(wrong.problems())
                .extracting(Problem::text)
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("unknown key; did you mean \"booleans\"? Known here: kind"),
                        text -> assertThat(text)
                                .startsWith("unknown key; did you mean \"quota\"? Known here: id, login"),
                        text -> assertThat(text).startsWith("must be one of B, KB, MB"),
                        text -> assertThat(text).startsWith("does not fit; here stands: One SELECT."));
    }

    @Test
    void a_file_template_needs_columns_and_a_login() throws IOException {
        assertThat(problems("kind: file\ndescription: a table\n"))
                .singleElement()
                .asString()
                .contains("columns");
        assertThat(problems("kind: file\ndescription: a table\ncolumns: { address: mail }\n"))
                .singleElement()
                .asString()
                .startsWith("3: columns")
                .contains("login");
    }

    @Test
    void a_column_that_two_fields_take_is_a_mistake() throws IOException {
        assertThat(problems("kind: file\ndescription: a table\ncolumns:\n  login: mail\n  address: [Mail]\n"))
                .containsExactly("5: columns.address: the column \"Mail\" is already taken by login");
    }

    @Test
    void text_that_is_no_yaml_a_key_that_comes_twice_and_nothing_at_all_are_mistakes() throws IOException {
        assertThat(problems("kind: file\n  description: ["))
                .singleElement()
                .asString()
                .contains("no YAML");
        assertThat(problems("kind: file\nkind: jdbc\n"))
                .singleElement()
                .asString()
                .contains("2: no YAML")
                .contains("kind");
        assertThat(problems("# only a comment\n")).singleElement().asString().contains("empty");
    }

    @Test
    void rules_are_told_from_sources_by_what_they_say() throws IOException {
        Path rules = Files.writeString(folder.resolve("mine.yaml"), "kind: rules\ndescription: mine\nvirus: MARK\n");

        assertThatThrownBy(() -> Templates.catalog().check(rules))
                .hasMessageContaining("virus")
                .hasMessageContaining("quota");
    }

    @Test
    void the_schema_knows_the_fields_that_the_program_knows() throws IOException {
        JsonNode schema = JsonMapper.shared()
                .readTree(TemplateCatalogTest.class.getResourceAsStream("/schema/source-template.schema.json"));

        assertThat(schema.at("/properties/fields/propertyNames/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Stream.of(Field.values()).map(Field::label).toList());
        assertThat(schema.at("/$defs/conversion/properties/unit/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Stream.of(Unit.values()).map(Unit::label).toList());
    }

    private List<String> problems(String text) throws IOException {
        Path template = Files.writeString(folder.resolve("t.yaml"), text);
        ProblemsException wrong = catchThrowableOfType(
                ProblemsException.class, () -> Templates.catalog().check(template));
        return wrong.problems().stream()
                .map(problem -> problem.toString().replace(template + ":", ""))
                .toList();
    }
}
