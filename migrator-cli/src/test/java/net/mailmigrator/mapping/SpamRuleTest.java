package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.SmallPanel.account;
import static net.mailmigrator.mapping.SmallPanel.codes;
import static net.mailmigrator.mapping.SmallPanel.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccountBuilder;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.SpamScale;
import net.mailmigrator.model.SpamScores;
import net.mailmigrator.model.SpamSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R21: what becomes of the scores of spam filters, and of the filters of a whole domain. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpamRuleTest {
    /** Old mode, scale, its own score for rejecting and that of the mode; the score from which the new one rejects. */
    @ParameterizedTest
    @CsvSource({
        "MOVE, SA, , 5.0, 8.0",
        "MOVE, SA, , 12.5, 12.5",
        "MOVE, SA, , , 8.0",
        "DELETE, SA, , 4.0, 4.0",
        "MOVE, PERCENT, , 80, ",
        "DELETE, PERCENT, , 80, ",
        "MOVE, RSPAMD, 15, 8, 15",
        "MOVE, RSPAMD, , 8, "
    })
    void a_score_is_kept_where_it_means_the_same_afterwards(
            SpamMode old,
            SpamScale scale,
            @Nullable BigDecimal reject,
            @Nullable BigDecimal score,
            @Nullable BigDecimal after) {
        MappingResult result = SmallPanel.of(spam("a", "a@k.example", old, score, scale, reject))
                .first();
        SpamSettings mapped = Objects.requireNonNull(result.account().spam());

        assertThat(mapped.mode()).isEqualTo(SpamMode.REJECT);
        assertThat(mapped.threshold()).isEqualTo(after);
        assertThat(mapped.scores().scale()).isEqualTo(scale);
        assertThat(mapped.allowed()).containsExactly("*@gut.example");
    }

    @Test
    void a_percentage_that_is_not_carried_is_on_record() {
        MappingResult result = SmallPanel.of(
                        spam("a", "a@k.example", SpamMode.MOVE, new BigDecimal(80), SpamScale.PERCENT, null))
                .first();

        assertThat(texts(result, FindingCode.SPAM_MOVE_TO_REJECT))
                .containsExactly("spam was moved to the folder Junk; the new system rejects it during delivery, from a"
                        + " score of the server's own");
        assertThat(result.account().changes())
                .contains(new FieldChange("spam.threshold", "80 %", "the server's own", "R21"));
    }

    @Test
    void a_filter_that_rejects_already_stays_with_its_lists_and_is_no_change() {
        SourceAccountBuilder old = spam("a", "a@k.example", SpamMode.REJECT, BigDecimal.TEN, SpamScale.SA, null);

        MappingResult result = SmallPanel.of(old).first();

        assertThat(result.account().spam()).isEqualTo(old.build().spam());
        assertThat(result.account().changes()).extracting(FieldChange::rule).doesNotContain("R21");
    }

    @Test
    void a_domain_whose_accounts_do_not_all_reject_is_told_with_how_many_do_what() {
        AccountMapper.Mapping mapping = SmallPanel.of(
                        spam("a", "a@käse.example", SpamMode.MOVE, null, SpamScale.SA, null)
                                .customer(new Customer("K1", null, null, new QuotaLimit.LegacyUnset())),
                        spam("b", "b@käse.example", SpamMode.MARK, null, SpamScale.SA, null),
                        account("c", "c@käse.example"),
                        account("off", "off@käse.example").active(false),
                        spam("d", "d@all.example", SpamMode.MOVE, null, SpamScale.SA, null),
                        spam("e", "e@all.example", SpamMode.REJECT, null, SpamScale.SA, null),
                        account("f", "f@none.example"),
                        spam("g", "g@none.example", SpamMode.MARK, null, SpamScale.SA, null))
                .map();

        assertThat(mapping.others())
                .extracting(OtherFindings::name, OtherFindings::customer)
                .containsExactly(tuple("käse.example", "K1"));
        assertThat(texts(mapping.others().get(0), FindingCode.SPAM_MODES_DIFFER))
                .containsExactly(
                        "its accounts treat spam differently (off 1, mark 1, reject 1): mail to several of them at"
                                + " once gets one answer, so it is rejected for all of them or for none");
        assertThat(mapping.results()).noneMatch(result -> codes(result).contains(FindingCode.SPAM_MODES_DIFFER));
    }

    private static SourceAccountBuilder spam(
            String login,
            String address,
            SpamMode mode,
            @Nullable BigDecimal score,
            SpamScale scale,
            @Nullable BigDecimal reject) {
        return account(login, address)
                .spam(new SpamSettings(
                        mode,
                        score,
                        "Junk",
                        null,
                        List.of("*@gut.example"),
                        List.of(),
                        new SpamScores(null, null, reject, scale, null)));
    }
}
