package net.mailmigrator.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.ProblemsException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateParametersTest {
    @TempDir
    Path folder;

    @Test
    void a_parameter_stands_wherever_its_name_does() throws IOException {
        assertThat(sql(Map.of())).isEqualTo("SELECT login FROM mailbox");
        assertThat(sql(Map.of("prefix", "pfa_"))).isEqualTo("SELECT login FROM pfa_mailbox");
    }

    @Test
    void a_value_cannot_change_what_a_query_does() throws IOException {
        assertThat(problems(Map.of("prefix", "x; DROP TABLE mailbox --")))
                .containsExactly("source.accounts.parameters.prefix: may hold letters, digits and _ . - only, for it"
                        + " becomes part of queries");
    }

    @Test
    void a_parameter_that_the_template_does_not_have_is_refused_with_those_it_has() throws IOException {
        assertThat(problems(Map.of("prefx", "a")))
                .singleElement()
                .asString()
                .startsWith("source.accounts.parameters.prefx: the template ")
                .endsWith("has no such parameter; did you mean \"prefix\"? Known here: prefix");
    }

    @Test
    void a_name_without_value_is_a_problem_with_its_line() throws IOException {
        Path template = template("parameters: { other: a }");

        assertThat(catchThrowableOfType(ProblemsException.class, () -> SourceTemplateReader.read(template))
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        template + ":5: ${prefix} is no parameter of this template; those under \"parameters\" are");
    }

    private List<String> problems(Map<String, String> given) throws IOException {
        Path template = template("parameters: { prefix: \"\" }");
        return catchThrowableOfType(ProblemsException.class, () -> SourceTemplateReader.read(template, given))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    private String sql(Map<String, String> given) throws IOException {
        SourceTemplate template = SourceTemplateReader.read(template("parameters: { prefix: \"\" }"), given);
        return Objects.requireNonNull(template.queries().get("accounts")).sql();
    }

    private Path template(String parameters) throws IOException {
        return Files.writeString(folder.resolve("own.yaml"), """
                # ${comments} are left alone
                kind: jdbc
                description: a panel
                %s
                queries: { accounts: { row: box, sql: "SELECT login FROM ${prefix}mailbox" } }
                """.formatted(parameters));
    }
}
