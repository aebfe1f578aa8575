package net.mailmigrator.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.testing.BrowserPage;
import net.mailmigrator.testing.Chromium;

/** Takes the README's pictures, for {@code scripts/screenshots}: reports of sample data, the same on each machine. */
final class SampleReports {
    private static final int ACCOUNTS = 418;

    private SampleReports() {}

    /** A folder to work in, and one for the pictures. */
    public static void main(String[] args) throws IOException {
        Path work = Path.of(args[0]);
        Path pictures = Path.of(args[1]);
        new ReportFolder().write(work, ManyAccounts.planAgainst(ACCOUNTS, ACCOUNTS - 3, 4711, 4711));
        try (Chromium browser = Chromium.start(Files.createDirectories(work.resolve("profile")))) {
            BrowserPage page = browser.page();
            page.look(1200, 1240, "light");
            page.open(work.resolve("plan.html"));
            Files.write(pictures.resolve("plan.png"), page.screenshot());
            page.look(1200, 800, "light");
            page.value("search.value = 'praxis', search.dispatchEvent(new Event('input'))");
            page.value("document.querySelector('[data-code=SPAM-MOVE-TO-REJECT]').open = true");
            page.value("list.querySelector('details').open = true");
            page.until("list.querySelector('.body') && document.querySelector('#findings .filled')");
            page.value(
                    "document.querySelector('[data-code=SPAM-MOVE-TO-REJECT]').open = false, tools.scrollIntoView()");
            Files.write(pictures.resolve("accounts.png"), page.screenshot());
            page.look(1200, 580, "dark");
            page.value("clear.click(), document.getElementById('decisions').scrollIntoView()");
            Files.write(pictures.resolve("decisions-dark.png"), page.screenshot());
            page.look(400, 900, "light");
            page.value("scrollTo(0, 0)");
            Files.write(work.resolve("narrow.png"), page.screenshot());
            Files.write(work.resolve("plan.pdf"), page.pdf());
        }
    }
}
