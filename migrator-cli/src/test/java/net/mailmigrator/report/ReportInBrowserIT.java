package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.mailmigrator.testing.BrowserPage;
import net.mailmigrator.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of 5,000 accounts, some with hostile names, in a real browser. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportInBrowserIT {
    private static final int ACCOUNTS = 5_000;
    private static final long SEED = 20180918;
    private static final List<String> HOSTILE = List.of(
            "\"><img src=x onerror=document.title='owned'>",
            "</script><script>document.title='owned'</script>",
            "</noscript></code><svg onload=document.title='owned'>",
            "<!--<script>",
            "\u202Egnp.exe",
            "=HYPERLINK(\"http://evil.example\",\"x\")",
            "javascript:document.title='owned'",
            "${7*7}{{7*7}}",
            "$& $1 \\u003cb\\u003e");

    private static Path file;
    private static Chromium browser;
    private static BrowserPage page;

    @BeforeAll
    static void writeAndStart(@TempDir Path temp) throws IOException {
        Chromium.assumeAvailable();
        CommandReport report = ManyAccounts.withHostileNames(ManyAccounts.plan(ACCOUNTS, SEED), HOSTILE);
        file = temp.resolve("plan.html");
        Files.writeString(file, new HtmlReport().of(report), StandardCharsets.UTF_8);
        browser = Chromium.start(Files.createDirectory(temp.resolve("profile")));
        page = browser.page();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        page.open(file);
    }

    /** Whatever a test did, nothing was fetched and nobody complained. */
    private static void assertQuiet() {
        assertThat(page.console()).isEmpty();
        assertThat(page.requests()).containsExactly(file.toUri().toString());
        assertThat(page.text("document.title")).isEqualTo("migrator plan · psmanaged-2018");
    }

    @Test
    void it_is_seen_within_two_seconds_of_work_and_asks_the_network_for_nothing() throws IOException {
        page.open(Path.of("/dev/null"));
        double before = page.worked();
        page.open(file);
        page.value("document.body.offsetHeight");
        double worked = page.worked() - before;

        System.out.printf(
                "report of %,d accounts, seed %d: %,d bytes, opened in %.0f ms of work%n",
                ACCOUNTS, SEED, Files.size(file), worked);
        assertThat(rows()).isEqualTo(60);
        assertThat(worked).isLessThan(2_000);
        assertThat(Files.size(file)).isLessThan(8_000_000);
        assertQuiet();
    }

    @Test
    void each_key_is_answered_within_a_tenth_of_a_second_of_work() {
        page.value("new Promise(done => requestIdleCallback(() => done(1)))");
        double slowest = 0;
        for (String text : List.of("i", "in", "inf", "info", "info@w", "info@w quota", "", "spam rejects", "zzz")) {
            double before = page.worked();
            page.value("search.value = '" + text
                    + "', search.dispatchEvent(new Event('input')), document.body.offsetHeight");
            double worked = page.worked() - before;
            System.out.printf("searching for \"%s\" in %,d accounts: %.0f ms of work%n", text, ACCOUNTS, worked);
            slowest = Math.max(slowest, worked);
        }

        assertThat(slowest).isLessThan(100);
        assertQuiet();
    }

    @Test
    void typing_narrows_accounts_and_findings_and_escape_shows_all_again() {
        page.press("/");
        for (char letter : "werft buchhaltung".toCharArray()) {
            page.press(String.valueOf(letter));
        }

        assertThat(page.text("search.value")).isEqualTo("werft buchhaltung");
        assertThat(page.text("found.textContent")).matches("\\d+ of 5,009 accounts, \\d+ findings");
        assertThat(page.value(
                                "[...list.querySelectorAll('.who')].every(who => /buchhaltung@werft/.test(who.textContent))")
                        .asBoolean())
                .isTrue();

        page.press("Escape");
        assertThat(page.text("found.textContent")).isEmpty();
        assertThat(rows()).isEqualTo(60);
        assertQuiet();
    }

    @Test
    void severity_code_wave_and_outcome_are_filters() {
        page.value("document.querySelector('.chip[data-severity=error]').click()");
        assertThat(visibleCodes()).isEqualTo("FOLDER-COLLISION");

        page.value("clear.click()");
        page.value("code.value = 'OVERQUOTA', code.dispatchEvent(new Event('change'))");
        page.value("outcome.value = 'undecided', outcome.dispatchEvent(new Event('change'))");
        assertThat(visibleCodes()).isEqualTo("OVERQUOTA");
        assertThat(page.value("[...list.querySelectorAll('.pill')].every(pill => pill.textContent === 'undecided')")
                        .asBoolean())
                .isTrue();

        page.value("clear.click()");
        page.value("wave.value = '2', wave.dispatchEvent(new Event('change'))");
        page.value("list.querySelector('details').open = true");
        page.until("list.querySelector('.facts')");
        assertThat(page.text("list.querySelector('.facts').textContent")).contains("wave 2");
        assertQuiet();
    }

    @Test
    void an_account_says_what_changes_and_why_and_a_finding_leads_to_its_account() {
        page.value("document.querySelector('[data-code=SPAM-MOVE-TO-REJECT]').open = true");
        page.until("document.querySelector('[data-code=SPAM-MOVE-TO-REJECT] button')");
        page.value("document.querySelector('[data-code=SPAM-MOVE-TO-REJECT] button').click()");

        String opened = page.text("list.querySelector('details[open]').innerText");
        assertThat(opened)
                .contains("spam.mode", "MOVE", "REJECT", "R21", "the new system moves no spam")
                .contains("INBOX");
        assertThat(page.text("document.activeElement.tagName")).isEqualTo("SUMMARY");
        assertQuiet();
    }

    @Test
    void a_finding_opens_also_when_the_page_has_made_its_index_before() {
        page.value("new Promise(done => requestIdleCallback(() => done(1)))");
        page.value("document.querySelector('[data-code=SPAM-MOVE-TO-REJECT]').open = true");
        page.until("document.querySelector('[data-code=SPAM-MOVE-TO-REJECT] .filled')");

        assertThat(page.value("document.querySelectorAll('[data-code=SPAM-MOVE-TO-REJECT] button').length")
                        .asInt())
                .isPositive();
        assertQuiet();
    }

    @Test
    void hostile_names_are_text_wherever_they_stand() {
        for (String name : HOSTILE) {
            String shown = Words.shown(name);
            page.value("search.value = " + json(shown) + ", search.dispatchEvent(new Event('input'))");
            page.value("document.querySelectorAll('#list details, #findings details').forEach(d => d.open = true)");
            page.until("list.querySelector('.body') && document.querySelector('#findings .filled')");

            assertThat(page.text("list.querySelector('.login').textContent")).isEqualTo(shown);
            assertThat(page.value("document.querySelectorAll('img, main script, main svg[onload], a').length")
                            .asInt())
                    .as(name)
                    .isZero();
        }
        assertQuiet();
    }

    @Test
    void the_text_to_paste_takes_answer_name_and_reason() {
        page.value("(() => { const d = [...document.querySelectorAll('.decision')].find(d =>"
                + " d.textContent.includes('TARGET-NOT-EMPTY')); d.querySelector('select').value = 'adopt';"
                + " d.querySelector('[name=by]').value = 'mk'; const why = d.querySelector('[name=why]');"
                + " why.value = 'say \"$&\"'; why.dispatchEvent(new Event('input')); window.yaml ="
                + " d.querySelector('pre').textContent; })()");

        assertThat(page.text("yaml"))
                .contains(", answer: adopt, by: \"mk\", why: \"say \\\"$&\\\"\" }")
                .doesNotContain("answer: , by")
                .contains("account: \"\\u202egnp.exe\"");
        assertQuiet();
    }

    @Test
    void what_is_found_is_printed_with_its_details() {
        page.value("search.value = 'linde chef', search.dispatchEvent(new Event('input'))");

        int found = page.value("parseInt(document.getElementById('found').textContent)")
                .asInt();
        page.value(
                "addEventListener('beforeprint', () => { window.printed = list.querySelectorAll('.body').length; })");

        byte[] pdf = page.pdf();

        assertThat(found).isPositive();
        assertThat(page.value("window.printed").asInt()).isEqualTo(found);

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(pdf.length).isGreaterThan(50_000);
        assertThat(rows()).isLessThanOrEqualTo(60);
        assertQuiet();
    }

    @Test
    void the_report_of_every_command_opens_without_a_complaint(@TempDir Path temp) throws IOException {
        for (CommandReport report : List.of(
                Samples.plan(), Samples.run(), Samples.status(), Samples.show(), Samples.check(), Samples.hostile())) {
            Path other = temp.resolve(report.command() + report.accounts().size() + ".html");
            Files.writeString(other, new HtmlReport().of(report), StandardCharsets.UTF_8);

            page.open(other);

            assertThat(page.console()).isEmpty();
            assertThat(page.requests()).containsExactly(other.toUri().toString());
            assertThat(page.value("document.querySelectorAll('#list details').length")
                            .asInt())
                    .isEqualTo(report.accounts().size());
        }
    }

    @Test
    void every_control_has_a_name_and_nothing_is_wider_than_a_narrow_screen() {
        assertThat(page.value("""
                        [...document.querySelectorAll('button, input, select, summary')].filter(control =>
                          !(control.textContent.trim() || control.closest('label')?.textContent.trim())).length""").asInt()).isZero();

        page.command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 400, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        assertThat(page.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(400);
        page.command("Emulation.clearDeviceMetricsOverride", Map.of());
        assertQuiet();
    }

    @Test
    void text_stands_out_from_its_ground_in_light_and_in_dark() {
        for (String scheme : List.of("light", "dark")) {
            page.command(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            for (String colour : List.of("--ink", "--quiet", "--ok", "--warn", "--error", "--decide", "--accent")) {
                assertThat(contrast(colour, "--paper"))
                        .as(scheme + " " + colour)
                        .isGreaterThan(4.5);
                assertThat(contrast(colour, "--raised"))
                        .as(scheme + " " + colour)
                        .isGreaterThan(4.5);
            }
        }
        page.command("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        assertQuiet();
    }

    /** The contrast ratio of WCAG 2.2, 1.4.3. */
    private static double contrast(String colour, String ground) {
        return page.value("""
                        (() => { const light = name => {
                            const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
                            const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
                            const part = at => { const c = parseInt(full.slice(at, at + 2), 16) / 255;
                              return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
                            return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5); };
                          const [a, b] = [light('%s'), light('%s')].sort((x, y) => y - x);
                          return (a + 0.05) / (b + 0.05); })()""".formatted(colour, ground)).asDouble();
    }

    private static int rows() {
        return page.value("list.querySelectorAll('details').length").asInt();
    }

    private static String visibleCodes() {
        return page.text(
                "[...document.querySelectorAll('#findings .group:not([hidden])')].map(g => g.dataset.code).join()");
    }

    private static String json(String text) {
        return tools.jackson.databind.json.JsonMapper.builder().build().writeValueAsString(text);
    }
}
