package net.mailmigrator.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Moment;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SieveScript;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.SpamScale;
import net.mailmigrator.model.SpamScores;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.testing.Accounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TargetExaminationTest {
    private static final MappedAccount FULL = Accounts.mapped("domain.de3")
            .withAddress(new EmailAddress("info", "domain.de"))
            .withAlias(new EmailAddress("kontakt", "domain.de"))
            .withPassword("SHA512-CRYPT", "$6$secret")
            .withQuota(new QuotaLimit.Bytes(1L << 30))
            .withForward(new Forward(null, List.of("a@gmx.de"), true, true, null, Moment.of(LocalDate.of(2018, 10, 1))))
            .withAutoresponder(new Autoresponder(
                    true,
                    Moment.of(LocalDate.of(2018, 9, 18)),
                    null,
                    "Private subject",
                    "Private text",
                    Duration.ofDays(7)))
            .withSpam(new SpamSettings(
                    SpamMode.REJECT, new BigDecimal("7.5"), null, null, List.of("friend@b.de"), List.of()))
            .withRetention(new Retention(true, 60))
            .build();

    private final TargetExamination examination = new TargetExamination(Targets.dovecotFiles());

    @Test
    void every_field_that_the_target_does_not_carry_is_one_finding_with_its_value() {
        assertThat(examination.of(FULL, null))
                .extracting(Finding::text)
                .containsExactly(
                        "the target dovecot-files does not carry addresses: info@domain.de, kontakt@domain.de",
                        "the target dovecot-files does not carry autoresponder: active, from 2018-09-18, text of 12"
                                + " characters",
                        "the target dovecot-files does not carry forwards: to a@gmx.de, keeps a copy, until 2018-10-01",
                        "the target dovecot-files does not carry retention: deletes mail after 60 days",
                        "the target dovecot-files does not carry senders: info@domain.de, kontakt@domain.de",
                        "the target dovecot-files does not carry spam: reject from a score of 7.5, allowed: friend@b.de",
                        "the target dovecot-files does not carry virus: reject");
    }

    @Test
    void no_finding_holds_a_secret_or_the_text_of_an_absence_note() {
        assertThat(examination.of(FULL, null).toString()).doesNotContain("secret", "Private");
    }

    @Test
    void fields_that_an_account_does_not_have_are_no_findings() {
        assertThat(fields(Accounts.mapped("pure").build())).containsExactly("virus");
    }

    @Test
    void filters_that_are_off_are_no_findings_unless_they_have_lists() {
        Accounts off = Accounts.mapped("off").withRetention(new Retention(false, 60));
        SpamSettings bare = new SpamSettings(SpamMode.OFF, null, "Spam", null, List.of(), List.of());
        SpamSettings lists = new SpamSettings(SpamMode.OFF, null, null, null, List.of(), List.of("*@bad.example"));

        assertThat(fields(off.withSpam(bare).build())).containsExactly("virus");
        assertThat(fields(off.withSpam(lists).build())).containsExactly("spam", "virus");
    }

    @Test
    void a_score_of_another_scale_is_said_with_it() {
        SpamSettings percent = new SpamSettings(
                SpamMode.MARK,
                new BigDecimal(80),
                null,
                null,
                List.of(),
                List.of(),
                new SpamScores(null, null, null, SpamScale.PERCENT, null));

        assertThat(examination.of(Accounts.mapped("a").withSpam(percent).build(), null))
                .extracting(Finding::text)
                .contains("the target dovecot-files does not carry spam: mark from a score of 80 %");
    }

    private List<@Nullable String> fields(MappedAccount account) {
        return examination.of(account, null).stream()
                .map(finding -> finding.params().get("field"))
                .toList();
    }

    @Test
    void a_field_that_is_added_to_the_account_cannot_be_forgotten_here() {
        TargetTemplate carriesNothing = new TargetTemplate(
                "none",
                "",
                LoginStrategy.AS_IS,
                Set.of(),
                Targets.dovecotFiles().passwords(),
                Targets.dovecotFiles().quota(),
                Targets.dovecotFiles().ageBasis(),
                Targets.dovecotFiles().file());
        Set<String> examined = new HashSet<>();
        MappedAccount account = new MappedAccount(
                FULL.login(),
                FULL.address(),
                "Name",
                null,
                null,
                true,
                FULL.addresses(),
                FULL.password(),
                FULL.quota(),
                null,
                FULL.senders(),
                new TreeSet<>(Set.of("bauer.example")),
                new Routing(
                        new TreeSet<>(Set.of("bauer.example")),
                        List.of(),
                        null,
                        EmailAddress.parse("c@gmx.de").orElseThrow()),
                List.of(new SieveScript("main", true, "keep;")),
                FULL.forwards(),
                FULL.autoresponder(),
                FULL.spam(),
                FULL.virus(),
                FULL.retention(),
                FULL.sourceImap(),
                FULL.targetImap(),
                List.of());
        TargetLacks.of(account, carriesNothing)
                .forEach(finding -> examined.add(finding.params().get("field")));

        // one of the addresses; who pays and when; what was measured; how to copy; what the rules noted
        Set<String> notForTheTarget =
                Set.of("address", "customer", "wave", "usageBytes", "sourceImap", "targetImap", "changes");
        assertThat(Arrays.stream(MappedAccount.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !notForTheTarget.contains(name)))
                .containsExactlyInAnyOrderElementsOf(examined);
    }

    @Test
    void a_password_in_a_form_that_this_target_does_not_check_needs_a_decision() {
        MappedAccount account = Accounts.mapped("a")
                .withPassword("DIGEST-MD5", "{DIGEST-MD5}0a2c7c1b999ff7d1b3b2c6226d89f0d6")
                .build();

        assertThat(examination.of(account, null))
                .extracting(Finding::code)
                .containsExactly(FindingCode.PASSWORD_NOT_ACCEPTED, FindingCode.TARGET_LACKS);
    }

    @Test
    void an_account_that_the_target_cannot_hold_is_an_error() {
        assertThat(examination.of(Accounts.mapped("a:b").build(), "its login holds a colon"))
                .extracting(Finding::text)
                .first()
                .isEqualTo("the target dovecot-files cannot hold it: its login holds a colon");
    }
}
