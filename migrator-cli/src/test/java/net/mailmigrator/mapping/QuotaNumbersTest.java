package net.mailmigrator.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.mailmigrator.mapping.MappingSettings.QuotaPolicy.UsageHeadroom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotaNumbersTest {
    private static final long MIB = 1L << 20;
    private static final UsageHeadroom STANDARD = new UsageHeadroom(256 * MIB, 512 * MIB, 50, 60);

    /** Numbers of an independent reference in Python. */
    @ParameterizedTest
    @CsvSource({
        "0, 512",
        "1, 512",
        "51, 512",
        "307, 512",
        "308, 768",
        "500, 1024",
        "819, 1536",
        "1024, 1792",
        "1228, 2048",
        "1229, 2304",
        "2970, 5120",
        "3072, 5120",
        "4096, 6912",
        "6349, 10752",
        "9999, 16896",
        "10240, 17152",
        "51200, 85504"
    })
    void usage_headroom_gives_the_numbers_of_the_reference(long usedMib, long quotaMib) {
        assertThat(QuotaNumbers.usageHeadroom(usedMib * MIB, STANDARD)).isEqualTo(quotaMib * MIB);
    }

    @Test
    void usage_is_rounded_up_to_a_mebibyte_first() {
        assertThat(QuotaNumbers.usageHeadroom(307 * MIB + 1, STANDARD)).isEqualTo(768 * MIB);
        assertThat(QuotaNumbers.usageHeadroom(307 * MIB - 1, STANDARD)).isEqualTo(512 * MIB);
    }

    @Test
    void the_minimum_is_a_multiple_of_the_step_too() {
        assertThat(QuotaNumbers.usageHeadroom(0, new UsageHeadroom(256 * MIB, 500 * MIB, 50, 60)))
                .isEqualTo(512 * MIB);
    }

    @Test
    void the_largest_usage_that_is_read_can_be_computed_and_more_is_refused_loudly() {
        assertThat(QuotaNumbers.usageHeadroom(1L << 55, STANDARD)).isGreaterThan(1L << 55);
        assertThatThrownBy(() -> QuotaNumbers.usageHeadroom(Long.MAX_VALUE / 2, STANDARD))
                .isInstanceOf(ArithmeticException.class);
    }
}
