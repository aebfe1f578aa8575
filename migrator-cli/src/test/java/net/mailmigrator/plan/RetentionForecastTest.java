package net.mailmigrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.mapping.AccountMapper;
import net.mailmigrator.mapping.MappingSettings;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.mapping.ScopeFilter;
import net.mailmigrator.model.AgeBasis;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Holdings;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SeenFolder;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What deletion by age would take away (R16), on the day of the move, 18 September 2018. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionForecastTest {
    private static final LocalDate MOVE = LocalDate.of(2018, 9, 18);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void of_the_old_panel_archive_and_sent_lose_mail_and_what_is_exactly_sixty_days_old_stays()
            throws IOException, SQLException {
        MigrationPlan plan = oldPanel();

        AccountPlan sixty = account(plan, "ablage.example1");
        assertThat(Objects.requireNonNull(sixty.retention()).losses())
                .containsExactly(
                        new RetentionPreview.Loss(
                                "INBOX.Archiv.2011",
                                4312,
                                2040109L * 1024,
                                LocalDate.of(2011, 3, 2),
                                false,
                                true,
                                RetentionPreview.Ages.NONE),
                        new RetentionPreview.Loss(
                                "INBOX.Gesendet",
                                850,
                                280000L * 1024,
                                LocalDate.of(2012, 5, 1),
                                false,
                                true,
                                RetentionPreview.Ages.NONE));
        assertThat(texts(sixty, FindingCode.RETENTION_PREVIEW))
                .first()
                .isEqualTo("deletion by age holds for all folders now, also for INBOX.Archiv.2011, where the old system"
                        + " deletes nothing: if the account moves today, 4312 messages of more than 60 days (1992.3 MiB,"
                        + " the oldest of 2011-03-02) are deleted from 2018-09-18 on");
        assertThat(sixty.needsDecision()).isTrue();
        assertThat(Objects.requireNonNull(account(plan, "ablage.example2").retention())
                        .losses())
                .isEmpty();
        assertThat(Objects.requireNonNull(account(plan, "ablage.example6").retention())
                        .losses())
                .as("exactly 60 days old")
                .isEmpty();
    }

    @Test
    void the_rows_of_the_old_panel_come_out_as_its_table_says() throws IOException, SQLException {
        MigrationPlan plan = oldPanel();

        assertThat(withCode(plan, FindingCode.RET_NEEDS_QUOTA)).containsExactly("ablage.example4");
        assertThat(withCode(plan, FindingCode.RETENTION_DAYS)).containsExactly("ablage.example7");
        assertThat(withCode(plan, FindingCode.RETENTION_PREVIEW)).containsExactly("ablage.example1");
        assertThat(account(plan, "ablage.example5").retention()).as("off").isNull();
        assertThat(account(plan, "ablage.example7").retention()).as("0 days").isNull();
        assertThat(withCode(plan, FindingCode.RETENTION_UNSEEN))
                .as("64 delete by age, of which one after 0 days, and three have folders in the panel")
                .hasSize(60);
    }

    @Test
    void a_folder_that_the_old_panel_names_is_not_newly_affected_and_no_question() {
        SourceAccount account = account(
                new Retention(true, 60, List.of("INBOX.Trash"), null, null),
                new SeenFolder("INBOX.Trash", 5L, 500L, MOVE.minusDays(90), 60, 3L, 300L, null));

        RetentionPreview preview = Objects.requireNonNull(preview(account, settings(AgeBasis.INTERNALDATE, 0)));

        assertThat(preview.losses())
                .singleElement()
                .satisfies(loss -> assertThat(loss.newlyAffected()).isFalse());
        assertThat(RetentionForecast.findings(preview, false)).isEmpty();
    }

    /** Above 60 days as of 18 September is before 20 July. */
    @ParameterizedTest
    @CsvSource({"2018-07-20, 0", "2018-07-19, 1", "2018-09-18, 0"})
    void only_what_is_older_goes(LocalDate oldest, int folders) {
        SourceAccount account = account(new Retention(true, 60), new SeenFolder("A", 1L, 1L, oldest, 60, 1L, 1L, null));

        assertThat(Objects.requireNonNull(preview(account, settings(AgeBasis.INTERNALDATE, 0)))
                        .losses())
                .hasSize(folders);
    }

    @ParameterizedTest
    @CsvSource({"60, 3, false", "90, 3, true", "30, 5, true"})
    void where_the_panel_counts_from_another_age_the_number_is_a_bound(int days, long messages, boolean atMost) {
        SourceAccount account = account(
                new Retention(true, days), new SeenFolder("A", 5L, 500L, MOVE.minusDays(200), 60, 3L, 300L, null));

        assertThat(Objects.requireNonNull(preview(account, settings(AgeBasis.INTERNALDATE, 0)))
                        .losses())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.messages()).isEqualTo(messages);
                    assertThat(loss.atMost()).isEqualTo(atMost);
                    assertThat(loss.ages().underOneYear()).isEqualTo(messages);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "INTERNALDATE, 0, 2018-09-18",
        "INTERNALDATE, 14, 2018-10-02",
        "SAVEDATE, 0, 2018-11-18",
        "SAVEDATE, 14, 2018-11-18",
        "SAVEDATE, 90, 2018-12-17"
    })
    void the_first_deletion_depends_on_how_the_target_counts_and_on_the_grace(
            AgeBasis basis, int grace, LocalDate first) {
        assertThat(settings(basis, grace).firstDeletion(60)).isEqualTo(first);
    }

    @Test
    void what_the_preview_shows_is_not_in_the_digest_but_its_answer_is() {
        SourceAccount seen =
                account(new Retention(true, 60), new SeenFolder("A", 5L, 500L, MOVE.minusDays(90), 60, 3L, 300L, null));
        SourceAccount clean = account(new Retention(true, 60));
        Decision acknowledged = new Decision(FindingCode.RETENTION_PREVIEW, "a.example1", null, null, "acknowledge");

        assertThat(plan(seen, List.of()).digest())
                .isEqualTo(plan(clean, List.of()).digest())
                .isNotEqualTo(plan(seen, List.of(acknowledged)).digest());
        assertThat(plan(seen, List.of()).accounts().get(0).needsDecision()).isTrue();
        assertThat(plan(seen, List.of(acknowledged)).accounts().get(0).needsDecision())
                .isFalse();
    }

    private MigrationPlan oldPanel() throws IOException, SQLException {
        return new MigrationPlanner(rules())
                .plan(
                        "b",
                        PlanInput.of(new AccountMapper(
                                        new MappingSettings(new QuotaPolicy.Keep(), true),
                                        Rulebook.standard(),
                                        new ScopeFilter(
                                                List.of(
                                                        "my.config-server.de",
                                                        "mail.psmanaged.com",
                                                        "www.webmailer.co"),
                                                List.of(
                                                        "my.lausitz-hosting.de",
                                                        "mail.lausitz-hosting.de",
                                                        "webmail.lausitz-hosting.de")),
                                        Decisions.NONE)
                                .map(ConfigServerDatabase.in(folder).read().accounts())
                                .results()));
    }

    private static MigrationPlan plan(SourceAccount account, List<Decision> decisions) {
        PlanInput mapped = PlanInput.of(new AccountMapper(
                        new MappingSettings(new QuotaPolicy.Keep(), true),
                        Rulebook.standard(),
                        new ScopeFilter(List.of(), List.of()),
                        Decisions.NONE)
                .map(List.of(account))
                .results());
        return new MigrationPlanner(rules())
                .plan(
                        "b",
                        new PlanInput(
                                mapped.accounts(),
                                List.of(),
                                mapped.inventories(),
                                mapped.targetFindings(),
                                mapped.progress(),
                                decisions));
    }

    private static PlanRules rules() {
        return new PlanRules(FolderRules.NONE, null, TargetLogins.OWN, settings(AgeBasis.INTERNALDATE, 0));
    }

    private static RetentionSettings settings(AgeBasis basis, int grace) {
        return new RetentionSettings(MOVE, grace, basis);
    }

    private static @Nullable RetentionPreview preview(SourceAccount account, RetentionSettings settings) {
        return new MigrationPlanner(new PlanRules(FolderRules.NONE, null, TargetLogins.OWN, settings))
                .plan(
                        "b",
                        PlanInput.of(new AccountMapper(
                                        new MappingSettings(new QuotaPolicy.Keep(), true),
                                        Rulebook.standard(),
                                        new ScopeFilter(List.of(), List.of()),
                                        Decisions.NONE)
                                .map(List.of(account))
                                .results()))
                .accounts()
                .get(0)
                .retention();
    }

    private static SourceAccount account(Retention retention, SeenFolder... folders) {
        return SourceAccount.builder("row 1", "a.example1")
                .retention(retention)
                .quota(new QuotaLimit.Bytes(1 << 30))
                .holdings(new Holdings(List.of(folders), List.of(), List.of(), List.of(), null))
                .build();
    }

    private static AccountPlan account(MigrationPlan plan, String login) {
        return plan.accounts().stream()
                .filter(account -> account.account().login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> withCode(MigrationPlan plan, FindingCode code) {
        return plan.accounts().stream()
                .filter(account -> !texts(account, code).isEmpty())
                .map(account -> account.account().login())
                .toList();
    }

    private static List<String> texts(AccountPlan account, FindingCode code) {
        return account.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::text)
                .toList();
    }
}
