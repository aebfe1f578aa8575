package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandsInReadmeTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\| ");
    private static final Pattern USE = Pattern.compile("(?m)^migrator ([a-z]+)");

    private final List<String> commands = Stream.of(
                    RootCommand.class.getAnnotation(Command.class).subcommands())
            .map(type -> type.getAnnotation(Command.class).name())
            .toList();

    @Test
    void the_readme_lists_every_command_in_the_order_of_the_help() throws IOException {
        String readme = readme();
        String section = readme.substring(readme.indexOf("\n## Commands\n"), readme.indexOf("\n## Settings\n"));
        List<String> listed =
                ROW.matcher(section).results().map(row -> row.group(1)).toList();

        assertThat(listed).isEqualTo(commands);
    }

    @Test
    void the_steps_of_the_readme_use_commands_that_exist() throws IOException {
        Set<String> used =
                USE.matcher(readme()).results().map(use -> use.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).contains("init", "plan", "run").isSubsetOf(commands);
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of(System.getProperty("migrator.home"), "README.md"));
    }
}
