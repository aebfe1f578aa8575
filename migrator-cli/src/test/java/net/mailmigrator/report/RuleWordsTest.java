package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Each change says why: the rule by which it is made has a sentence. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleWordsTest {
    private static final Pattern RULE = Pattern.compile("(?:change\\(|RULE =|remarks.change\\()\\s*\"([A-Za-z0-9]+)\"");

    @Test
    void every_rule_that_changes_a_field_has_a_sentence() throws IOException {
        SortedSet<String> rules = rules();

        assertThat(rules).hasSizeGreaterThan(15).contains("R1", "R4", "R21", "expiry");
        assertThat(rules)
                .allSatisfy(rule -> assertThat(RuleWords.reason(rule)).as(rule).isNotBlank());
    }

    private static SortedSet<String> rules() throws IOException {
        Path mapping =
                Path.of(System.getProperty("migrator.home"), "migrator-cli/src/main/java/net/mailmigrator/mapping");
        try (Stream<Path> files = Files.list(mapping)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> RULE.matcher(text(file)).results())
                    .map((MatchResult rule) -> rule.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
