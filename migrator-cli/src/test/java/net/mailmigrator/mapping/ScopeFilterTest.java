package net.mailmigrator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.mailmigrator.mapping.ScopeFilter.Scope;
import net.mailmigrator.model.Hosts;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScopeFilterTest {
    private static final ScopeFilter SCOPE = new ScopeFilter(
            List.of("panel.new.example", "mail.new.example", "192.0.2.7"), List.of("mail.other.example"));

    @ParameterizedTest
    @CsvSource({
        "panel.new.example, mail.alt.example, , IN",
        ", , MAIL.New.Example., IN",
        ", 192.0.2.7, , IN",
        ", 192.0.2.8, , UNDECIDED",
        "' panel.new.example ', , , IN",
        "panel.alt.example, mail.new.example, webmail.alt.example, IN",
        "panel.new.example, mail.other.example, , OUT",
        "panel.alt.example, , , UNDECIDED",
        ", , , UNDECIDED"
    })
    void any_included_host_is_enough_and_any_excluded_one_wins(
            @Nullable String panel, @Nullable String mail, @Nullable String webmail, Scope scope) {
        assertThat(SCOPE.judge(account(panel, mail, webmail))).isEqualTo(scope);
    }

    @Test
    void without_includes_everything_is_meant_that_is_not_excluded() {
        ScopeFilter scope = new ScopeFilter(List.of(), List.of("mail.other.example"));

        assertThat(scope.judge(account(null, "mail.other.example", null))).isEqualTo(Scope.OUT);
        assertThat(scope.judge(account(null, "mail.any.example", null))).isEqualTo(Scope.IN);
        assertThat(ScopeFilter.EVERYTHING.judge(account(null, null, null))).isEqualTo(Scope.IN);
    }

    private static SourceAccount account(@Nullable String panel, @Nullable String mail, @Nullable String webmail) {
        return SourceAccount.builder("row 1", "a")
                .hosts(new Hosts(panel, mail, webmail))
                .build();
    }
}
