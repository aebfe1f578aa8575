package net.mailmigrator.mapping.quota;

import static org.assertj.core.api.Assertions.assertThat;

import net.mailmigrator.mapping.quota.QuotaEdit.Verdict;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotaEditTest {
    private static final long MIB = 1L << 20;

    /** Limit, what the others have, before, after, usage, whether forced; verdict and what is missing. In MiB. */
    @ParameterizedTest
    @CsvSource({
        "20480, 14336, 5120, 6144, 100, false, OK, 0",
        "20480, 10240, 10240, 10240, 100, false, OK, 0",
        "20480, 10240, 10240, 10241, 100, false, EXCEEDED, 1",
        "20480, 10240, 10240, 5120, 100, false, OK, 0",
        "20480, 14336, 10240, 8192, 100, false, OK, 0",
        "20480, 16384, 8192, 8193, 100, false, EXCEEDED, 4097",
        "20480, 10240, 0, 10240, 100, false, OK, 0",
        "20480, 10240, 0, 10241, 100, false, EXCEEDED, 1",
        "20480, 10240, 10240, 0, 100, false, TOO_SMALL, 0",
        "20480, 10240, 10240, 255, 100, false, TOO_SMALL, 0",
        "20480, 10240, 10240, 256, 100, false, OK, 0",
        "20480, 10240, 10240, 1024, 1025, false, BELOW_USAGE, 0",
        "20480, 10240, 10240, 1024, 1025, true, OK, 0",
        "20480, 10240, 10240, 1024, 1024, false, OK, 0"
    })
    void an_edit_is_judged_without_the_edited_accounts_own_old_quota(
            long limit,
            long others,
            long before,
            long after,
            long usage,
            boolean forced,
            Verdict verdict,
            long missing) {
        QuotaEdit edit = new QuotaEdit(limit * MIB, others * MIB, before * MIB, after * MIB, usage * MIB, 256 * MIB);

        assertThat(edit.judge(forced)).isEqualTo(verdict);
        assertThat(edit.missing()).isEqualTo(missing * MIB);
    }
}
