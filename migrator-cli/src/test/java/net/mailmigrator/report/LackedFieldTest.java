package net.mailmigrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.testing.Accounts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What targets lack is said once for each field, and of each account in its details. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LackedFieldTest {
    private static final CommandReport REPORT = new ReportBuilder("small", "plan", Samples.START)
            .accounts(List.of(
                    account("a", lacks("files", "senders"), lacks("files", "forwards"), lacks("panel", "spam")),
                    account(
                            "b",
                            lacks("files", "senders"),
                            Finding.of(FindingCode.FOLDER_RENAMED, "source", "a", "target", "b", "reason", "c")),
                    account("c", lacks("files", "senders"), lacks("files", "forwards"))))
            .next("migrator run")
            .build(Samples.END);

    @Test
    void fields_are_counted_for_each_target_those_of_the_most_accounts_first() {
        assertThat(LackedField.of(REPORT))
                .containsExactly(
                        new LackedField("files", "senders", 3),
                        new LackedField("files", "forwards", 2),
                        new LackedField("panel", "spam", 1));
    }

    @Test
    void the_summary_counts_fields_and_names_them_with_how_many_accounts_have_them() {
        assertThat(TerminalSummary.of(REPORT, null))
                .contains("watch       4  TARGET-LACKS 3   FOLDER-RENAMED 1\n")
                .contains("lacks      files: senders 3, forwards 2\nlacks      panel: spam 1\n");
    }

    @Test
    void the_page_names_them_at_their_findings_which_are_those_of_accounts_still() {
        String html = new HtmlReport().of(REPORT);

        assertThat(html).contains("files: senders 3, forwards 2").contains("6 in 3 accounts");
    }

    private static AccountReport account(String login, Finding... findings) {
        return AccountReport.of(Accounts.mapped(login).build())
                .findings(Stream.of(findings).toList())
                .build();
    }

    private static Finding lacks(String target, String field) {
        return Finding.of(FindingCode.TARGET_LACKS, "target", target, "field", field, "value", "x");
    }
}
