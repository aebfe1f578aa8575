package net.mailmigrator.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JdbcUrlsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mariadb://u:p@host/db | jdbc:mariadb://host/db",
                "jdbc:postgresql://host/db?user=u&password=p&ssl=true"
                        + " | jdbc:postgresql://host/db?user=[redacted]&password=[redacted]&ssl=true",
                "jdbc:h2:./x;USER=u;PASSWORD=p;IFEXISTS=TRUE | jdbc:h2:./x;USER=[redacted];PASSWORD=[redacted];IFEXISTS=TRUE",
                "jdbc:mariadb://host/db?keyStorePassword=p | jdbc:mariadb://host/db?keyStorePassword=[redacted]",
                "jdbc:h2:./plain | jdbc:h2:./plain"
            })
    void credentials_are_left_out(String url, String shown) {
        assertThat(JdbcUrls.withoutCredentials(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:./x, jdbc:h2:./x;IFEXISTS=TRUE;ACCESS_MODE_DATA=r",
        "jdbc:h2:./x;ifexists=true, jdbc:h2:./x;ifexists=true;ACCESS_MODE_DATA=r",
        "jdbc:h2:mem:x, jdbc:h2:mem:x",
        "jdbc:h2:tcp://host/x, jdbc:h2:tcp://host/x",
        "jdbc:mysql://host/x, jdbc:mariadb://host/x",
        "jdbc:postgresql://host/x, jdbc:postgresql://host/x"
    })
    void h2_files_are_opened_read_only_and_mysql_by_the_driver_at_hand(String url, String opened) {
        assertThat(ReadOnlyConnections.withSafeguards(url)).isEqualTo(opened);
    }
}
