package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HtmlReportTest {

    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)");
    private static final Pattern HANDLER = Pattern.compile("<[^>]*\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE);
    private static final List<String> TAGS_OF_THE_TEMPLATES = List.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "main",
            "footer",
            "section",
            "p",
            "h1",
            "h2",
            "ul",
            "li",
            "dl",
            "dt",
            "dd",
            "div",
            "span",
            "strong",
            "code",
            "bdi",
            "time",
            "br",
            "svg",
            "rect",
            "details",
            "summary",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "script",
            "noscript",
            "figure",
            "figcaption",
            "h3",
            "label",
            "input",
            "select",
            "option",
            "button",
            "pre");

    private final HtmlReport html = new HtmlReport();

    static Stream<CommandReport> reports() {
        return Stream.of(
                Samples.plan(), Samples.run(), Samples.status(), Samples.show(), Samples.check(), Samples.hostile());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void no_tag_and_no_handler_comes_from_outside_the_templates(CommandReport report) {
        String page = html.of(report);

        assertThat(TAG.matcher(page).results().map(match -> match.group(1)).distinct())
                .isSubsetOf(TAGS_OF_THE_TEMPLATES);
        assertThat(HANDLER.matcher(page).find()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void nothing_is_loaded_and_nothing_may_be(CommandReport report) {
        String page = html.of(report);

        assertThat(page)
                .contains("default-src 'none'; script-src 'sha256-", "'; style-src 'sha256-")
                .doesNotContain(" style=")
                .doesNotContainPattern("(?i)<[^>]+\\s(src|href)\\s*=")
                .doesNotContainPattern("(?i)@import|url\\(");
    }

    @Test
    void hostile_names_are_shown_as_text() {
        String page = html.of(Samples.hostile());

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("\\u202egnp.exe")
                .contains("\\u001b[2J")
                .doesNotContain("\u202e", "\u001b", "\u0007");
    }

    @Test
    void a_failure_of_a_mailbox_is_one_of_a_folder_to_people() {
        assertThat(html.of(Samples.hostile()))
                .contains("<span class=\"pill error\">folder</span>")
                .doesNotContain(">mailbox<");
    }

    @Test
    void a_plan_shows_before_and_after_and_the_folder_plan() {
        String page = html.of(Samples.plan());

        assertThat(page)
                .contains("<bdi>MOVE</bdi>", "<bdi>REJECT</bdi>", "R21")
                .contains("<bdi>Größe</bdi>")
                .contains("left out: copy.exclude")
                .contains("TARGET-NOT-EMPTY", "SPAM-MOVE-TO-REJECT", "FOLDER-COLLISION")
                .contains("migrator run --wave 4 --plan 7c1f-09ab");
    }

    @Test
    void a_run_shows_its_sums_and_what_to_do_about_failures() {
        String page = html.of(Samples.run());

        assertThat(page)
                .contains("<strong>121,200 messages</strong> at the source = 120,897 copied + 300 already there + 3"
                        + " refused")
                .contains("3 times in 1 account")
                .contains("or accept it in decisions.yaml")
                .contains("FLAGS-DIFFER")
                .contains("migrator run --only-failed");
    }
}
