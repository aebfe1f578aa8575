package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.model.StopException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InitFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"generic-csv", "config-server"})
    void every_starter_loads(String template) {
        SettingsFile file = starterHome();

        Path written = InitFile.write(template, folder);

        assertThat(file.load(written).accounts().template().getFileName().toString())
                .isEqualTo(template + ".yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic-csv", "config-server"})
    void every_starter_loads_with_its_commented_lines_taken_in(String template) throws IOException {
        SettingsFile file = starterHome();
        file.write("ca.pem", "PEM");
        String starter = Files.readString(InitFile.write(template, folder));

        // a comment that is a setting is "# key:" or "#   - "; sentences have no colon right after the first word
        String all = starter.replaceAll("(?m)^( *)# ((?: *- )?[a-zA-Z]+:( .*)?|  +.*)$", "$1$2")
                .replaceAll("(?m)^ +login: \\{}\\n", "");

        assertThat(all).isNotEqualTo(starter);
        assertThat(file.problems(all)).isEmpty();
    }

    @Test
    void an_existing_file_is_left_as_it_is() throws IOException {
        Path file = Files.writeString(folder.resolve("migration.yaml"), "mine");

        assertThatThrownBy(() -> InitFile.write("generic-csv", folder))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("exists already and was left as it is");
        assertThat(file).hasContent("mine");
    }

    @Test
    void an_unknown_template_lists_those_at_hand() {
        assertThatThrownBy(() -> InitFile.write("config-sever", folder))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("did you mean \"config-server\"?")
                .hasMessageContaining("There are: generic-csv, config-server");
    }

    private SettingsFile starterHome() {
        return new SettingsFile(folder)
                .env("OLD_MASTER", "a")
                .env("NEW_MASTER", "b")
                .env("OLD_DB_PASSWORD", "c");
    }
}
