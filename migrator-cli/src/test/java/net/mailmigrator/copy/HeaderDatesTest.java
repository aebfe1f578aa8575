package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.testing.BytesContent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HeaderDatesTest {
    @ParameterizedTest
    @CsvSource({
        "'Fri, 21 Nov 1997 09:55:06 -0600', 880127706, -21600",
        "'21 Nov 97 09:55 GMT', 880106100, 0",
        "'Mon,  5 May 2014 11:04:57 +0200 (CEST)', 1399280697, 7200",
        "'Thu, 1 January 2004 00:00:60 EST', 1072933259, -18000",
        "'1 Jan 04 00:00:00 +0000', 1072915200, 0",
        "'1 Jan 104 00:00:00', 1072915200, 0"
    })
    void dates_are_read_in_all_forms_of_rfc_5322(String text, long epochSecond, int offset) {
        assertThat(HeaderDates.parse(text)).contains(new InternalDate(epochSecond, offset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "32 Jan 2004 00:00:00 +0000", "1 Foo 2004 00:00 GMT", "1 Jan 2004 25:00 GMT"})
    void what_is_no_date_is_none(String text) {
        assertThat(HeaderDates.parse(text)).isEmpty();
    }

    private static HeaderDates of(String text) {
        return HeaderDates.of(BytesContent.of(text));
    }

    @Test
    void the_newest_received_line_counts_and_one_from_the_future_does_not() {
        HeaderDates dates = of("""
                Received: from a;\r
                 Fri, 21 Nov 2099 09:55:06 +0000\r
                received: from b by c; 1 Jan 2004 00:00:00 +0000\r
                Received: from d; 1 Jan 2003 00:00:00 +0000\r
                Date: 1 Jan 2002 00:00:00 +0000\r
                \r
                Date: 1 Jan 2001 00:00:00 +0000\r
                """);

        assertThat(dates.received(0, 2_000_000_000)).contains(InternalDate.ofEpochSecond(1_072_915_200));
        assertThat(dates.written(0, 2_000_000_000)).contains(InternalDate.ofEpochSecond(1_009_843_200));
    }

    @Test
    void the_text_is_no_header() {
        HeaderDates dates = of("Subject: a\n\nDate: 1 Jan 2001 00:00:00 +0000\n");

        assertThat(dates.written(0, Long.MAX_VALUE)).isEqualTo(Optional.empty());
    }
}
