package net.mailmigrator.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T06:00:00Z"));
    private final Clock clock =
            InstantSource.tick(now::get, Duration.ofMillis(1)).withZone(ZoneOffset.UTC);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LineProgress lines = new LineProgress(new PrintStream(written, true, StandardCharsets.UTF_8), clock);

    @Test
    void without_a_terminal_each_account_has_a_line() {
        lines.expect("copy", 2, 900);
        lines.end("domain.de1", "300 copied");
        lines.end("domain.de2", "failed: the login was refused");

        assertThat(text()).isEqualTo("[1/2] domain.de1: 300 copied\n[2/2] domain.de2: failed: the login was refused\n");
    }

    @Test
    void without_a_terminal_a_summary_comes_at_most_every_minute() {
        lines.expect("copy", 2, 1200);
        for (int seconds = 1; seconds <= 130; seconds++) {
            passes(1);
            lines.copied("domain.de1", 1, 2048);
        }

        assertThat(text()).isEqualTo("""
                        copy 0/2 accounts  60/1,200 msg  120.0 KiB  2.0 KiB/s  1 msg/s  ETA 0:19:00
                        copy 0/2 accounts  120/1,200 msg  240.0 KiB  2.0 KiB/s  1 msg/s  ETA 0:18:00
                        """);
    }

    @Test
    void on_a_terminal_the_sums_fit_into_eighty_columns() {
        TerminalProgress terminal = terminal(new CopyOnWriteArrayList<>());
        terminal.expect("copy", 400, 1_234_567);
        passes(100);
        terminal.copied("domain.de1", 999_999, 123_456_789_012L);
        String sums = terminal.sums(80);
        terminal.close();

        assertThat(sums)
                .hasSizeLessThanOrEqualTo(80)
                .startsWith("copy 0/400 accounts  999,999/1,234,567 msg  115.0 GiB  1.1 GiB/s  9,999 msg/s");
    }

    @Test
    void where_there_is_room_a_bar_shows_the_share() {
        TerminalProgress terminal = terminal(new CopyOnWriteArrayList<>());
        terminal.expect("inspect", 4, -1);
        terminal.begin("a");
        terminal.end("a", "");
        String sums = terminal.sums(45);
        terminal.close();

        assertThat(sums).isEqualTo("inspect 1/4 accounts  [=====                ]");
    }

    @Test
    void on_a_terminal_each_account_under_way_has_a_line() {
        List<String> drawn = new CopyOnWriteArrayList<>();
        TerminalProgress terminal = terminal(drawn);
        terminal.expect("copy", 2, 10);
        terminal.begin("domain.de1");
        terminal.folder("domain.de1", "Archiv/2019\u001b[2J");
        terminal.close();

        assertThat(String.join("\n", drawn))
                .contains("  domain.de1  Archiv/2019?[2J")
                .doesNotContain("\u001b[2J");
    }

    private TerminalProgress terminal(List<String> drawn) {
        return new TerminalProgress(
                clock, 2, builder -> builder.setConsumer(new DelegatingProgressBarConsumer(drawn::add, 80)));
    }

    private void passes(long seconds) {
        now.updateAndGet(instant -> instant.plusSeconds(seconds));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
