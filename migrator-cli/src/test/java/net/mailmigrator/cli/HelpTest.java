package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.template.TemplateCatalog;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HelpTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CommandLineWorld world;

    @BeforeEach
    void a_world() {
        world = new CommandLineWorld(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "templates",
                "check",
                "plan",
                "run",
                "resume",
                "verify",
                "status",
                "show",
                "find",
                "reset",
                "report"
            })
    void every_command_explains_itself_and_every_exit_status(String command) {
        assertThat(world.run(command, "--help")).isZero();

        String oneLine = world.out().replaceAll("\\s+", " ");
        assertThat(oneLine).contains("Usage: migrator " + command);
        assertThat(Arrays.stream(ExitStatus.values()))
                .allSatisfy(status -> assertThat(oneLine).contains(status.code() + " " + status.meaning()));
        assertThat(world.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void commands_that_only_look_say_that_they_leave_no_report_by_themselves() {
        for (String command : new String[] {"status", "show", "find"}) {
            world.run(command, "--help");
            assertThat(world.out().replaceAll("\\s+", " "))
                    .contains("--out=DIR Leave a report in this folder (default: none is left).");
        }
    }

    @Test
    void without_a_command_it_says_so() {
        assertThat(world.run()).isEqualTo(2);
        assertThat(world.err()).isEqualTo("migrator: a command is missing\nSee: migrator --help\n");
    }

    @Test
    void the_version_names_program_and_java() {
        assertThat(world.run("--version")).isZero();
        assertThat(world.out()).startsWith("migrator ").contains("(Java " + Runtime.version());
    }

    @Test
    void init_writes_a_file_once_and_never_over_another() {
        assertThat(world.run("init", "new")).isZero();
        assertThat(folder.resolve("new/migration.yaml")).exists();

        assertThat(world.run("init", "new")).isEqualTo(4);
        assertThat(world.err()).contains("exists already and was left as it is");
    }

    @Test
    void templates_are_listed_shown_and_checked() {
        assertThat(world.run("templates")).isZero();
        assertThat(world.out()).contains("  generic-csv", "  config-server", "  standard", "  dovecot-files");

        assertThat(world.run("templates", "show", "generic-csv")).isZero();
        String text = world.out();
        assertThat(world.run("templates", "check", world.write("my.yaml", text).toString()))
                .isZero();

        world.write("my.yaml", text + "\nunheard-of: 1\n");
        assertThat(world.run("templates", "check", "my.yaml")).isEqualTo(4);
        assertThat(world.err()).startsWith("migrator templates check: ").contains("my.yaml:", "unheard-of");

        assertThat(world.run("templates", "show", "./my.yaml")).isZero();
        assertThat(world.out()).endsWith("unheard-of: 1\n");
    }

    @Test
    void a_template_that_is_of_no_kind_is_refused_with_all_that_are_at_hand() {
        assertThat(world.run("templates", "show", "dovecot-files")).isZero();

        assertThat(world.run("templates", "show", "nope")).isEqualTo(4);
        assertThat(world.err())
                .isEqualTo("migrator templates show: there is no template nope; at hand: sources: "
                        + String.join(", ", Templates.catalog().names(TemplateCatalog.Kind.SOURCES))
                        + "; rules: standard; targets: dovecot-files. A value with a slash is taken as a path\n");
    }
}
