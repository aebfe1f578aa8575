package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.model.ProblemsException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenFileTest {
    @TempDir
    Path folder;

    private SettingsFile file;

    @BeforeEach
    void begin() {
        file = new SettingsFile(folder);
    }

    @Test
    void an_empty_file_is_one_problem() {
        String problem = "migration.yaml: the file is empty; \"migrator init\" writes one to start from";

        assertThat(file.problems("")).containsExactly(problem);
        assertThat(file.problems("# only a comment\n")).containsExactly(problem);
    }

    @Test
    void a_tab_is_named_with_its_line() {
        assertThat(file.problems("batch: small\nsource:\n\taccounts: x\n"))
                .containsExactly("migration.yaml:3: a tab stands here; YAML is indented with blanks only");
    }

    @Test
    void a_line_that_is_no_yaml_is_named() {
        assertThat(file.problems("batch: small\nsource: [ a, b\ntarget: x\n"))
                .singleElement()
                .asString()
                .matches("migration.yaml:[23]: this line is no YAML \\(.*\\)");
    }

    @Test
    void an_unquoted_placeholder_in_a_flow_group_is_explained() {
        assertThat(file.problems("batch: small\nsource: { user: ${login}*master }\n"))
                .containsExactly("migration.yaml:2: this line is no YAML; put values with ${…} in double quotes");
    }

    @Test
    void a_key_that_is_there_twice_is_named_with_both_lines() {
        assertThat(file.problems(SettingsFile.SMALL + "batch: other\n"))
                .containsExactly("migration.yaml:7: batch: is there twice; the first is in line 1");
    }

    @Test
    void a_list_or_a_word_instead_of_keys_is_a_problem() {
        List<String> expected =
                List.of("migration.yaml:1: the file must hold keys and values, such as \"batch: small\"");

        assertThat(file.problems("- batch\n")).isEqualTo(expected);
        assertThat(file.problems("batch\n")).isEqualTo(expected);
    }

    @Test
    void a_second_document_is_a_problem() {
        assertThat(file.problems(SettingsFile.SMALL + "---\nbatch: b\n"))
                .containsExactly("migration.yaml:8: a second YAML document begins here; the settings are one document");
    }

    @Test
    void keys_without_a_value_and_values_of_the_wrong_kind_are_problems() {
        assertThat(file.problems(SettingsFile.SMALL + "run:\nverify: 3\nscope: { include: a }\ndecisions: [a]\n"))
                .containsExactlyInAnyOrder(
                        "migration.yaml:7: run: has no value; give one or take the line out",
                        "migration.yaml:8: verify: must be a group of keys, is a single value",
                        "migration.yaml:9: scope.include: must be a list, such as [ a, b ], is a single value",
                        "migration.yaml:10: decisions: must be a single value, is a list");
    }

    @Test
    void a_file_in_latin1_is_a_problem_and_a_byte_order_mark_is_none() throws IOException {
        assertThat(file.problems("\uFEFF" + SettingsFile.SMALL)).isEmpty();

        Path latin1 = Files.writeString(folder.resolve("latin1.yaml"), "batch: ümlaut\n", StandardCharsets.ISO_8859_1);
        Assertions.assertThatThrownBy(() -> file.load(latin1))
                .isInstanceOf(ProblemsException.class)
                .hasMessage("latin1.yaml: the file is not in UTF-8; save it as UTF-8");
    }

    @Test
    void a_number_keeps_its_characters() {
        Settings settings = file.load(SettingsFile.SMALL.replace("batch: small", "batch: 007"));

        assertThat(settings.batch()).isEqualTo("007");
    }

    @Test
    void aliases_are_refused() {
        assertThat(file.problems("batch: &b small\ndecisions: *b\n" + SettingsFile.SMALL.substring(13)))
                .containsExactly(
                        "migration.yaml:2: decisions: is an alias (*name), which is not supported here; write the"
                                + " value out");
    }
}
