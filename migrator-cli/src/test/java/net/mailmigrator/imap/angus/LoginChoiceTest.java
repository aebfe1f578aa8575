package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.Endpoints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginChoiceTest {
    private static LoginMechanism choose(String offered, Credentials credentials) throws LoginChoice.NoWayException {
        return new LoginChoice(Endpoints.clear(143), Set.of(offered.split(" "))).of(credentials);
    }

    private static Credentials by(LoginMechanism mechanism, @Nullable String authorizationId, String... tokenCommand) {
        return new Credentials("a", Secret.of("pw"), authorizationId, mechanism, List.of(tokenCommand));
    }

    @ParameterizedTest
    @CsvSource({
        "IMAP4REV1 AUTH=PLAIN AUTH=SCRAM-SHA-1 AUTH=SCRAM-SHA-256 AUTH=XOAUTH2, SCRAM_SHA_256",
        "IMAP4REV1 AUTH=PLAIN AUTH=SCRAM-SHA-1 AUTH=CRAM-MD5, SCRAM_SHA_1",
        "IMAP4REV1 AUTH=PLAIN AUTH=LOGIN, PLAIN",
        "IMAP4REV1 AUTH=PLAIN LOGINDISABLED, PLAIN",
        "IMAP4REV1 AUTH=CRAM-MD5, LOGIN"
    })
    void auto_is_the_strongest_that_is_offered(String offered, LoginMechanism chosen)
            throws LoginChoice.NoWayException {
        assertThat(choose(offered, by(LoginMechanism.AUTO, null))).isEqualTo(chosen);
    }

    @Test
    void for_the_accounts_of_others_scram_is_used_only_where_the_settings_name_it() throws LoginChoice.NoWayException {
        String offered = "AUTH=PLAIN AUTH=SCRAM-SHA-256";

        assertThat(choose(offered, by(LoginMechanism.AUTO, null).openingOthers()))
                .isEqualTo(LoginMechanism.PLAIN);
        assertThat(choose(offered, by(LoginMechanism.AUTO, "b"))).isEqualTo(LoginMechanism.PLAIN);
        assertThat(choose(offered, by(LoginMechanism.SCRAM_SHA_256, "b"))).isEqualTo(LoginMechanism.SCRAM_SHA_256);
    }

    @ParameterizedTest
    @CsvSource({"AUTH=XOAUTH2 AUTH=OAUTHBEARER AUTH=PLAIN, OAUTHBEARER", "AUTH=XOAUTH2 AUTH=PLAIN, XOAUTH2"})
    void a_token_is_never_sent_as_a_password(String offered, LoginMechanism chosen) throws LoginChoice.NoWayException {
        assertThat(choose(offered, by(LoginMechanism.AUTO, null, "./token"))).isEqualTo(chosen);
        assertThatThrownBy(() -> choose("AUTH=PLAIN AUTH=LOGIN", by(LoginMechanism.AUTO, null, "./token")))
                .hasMessageContaining("it offers AUTH=LOGIN, AUTH=PLAIN");
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRAM_SHA_256", "SCRAM_SHA_1", "PLAIN", "OAUTHBEARER", "XOAUTH2"})
    void what_the_settings_name_is_used_or_nothing_is(LoginMechanism wanted) throws LoginChoice.NoWayException {
        assertThat(choose("AUTH=" + wanted.saslName(), by(wanted, null))).isEqualTo(wanted);
        String others = "IMAP4REV1 AUTH=CRAM-MD5 AUTH=LOGIN" + (wanted == LoginMechanism.PLAIN ? "" : " AUTH=PLAIN");
        assertThatThrownBy(() -> choose(others, by(wanted, null)))
                .hasMessageContaining("ask for " + wanted.text())
                .hasMessageContaining("no other was tried");
    }

    @Test
    void the_command_login_is_not_used_where_it_is_disabled_or_cannot_say_on_whose_behalf() {
        assertThatThrownBy(() -> choose("LOGINDISABLED", by(LoginMechanism.LOGIN, null)))
                .hasMessageContaining("it offers LOGINDISABLED");
        assertThatThrownBy(() -> choose("LOGINDISABLED", by(LoginMechanism.AUTO, null)))
                .hasMessageContaining("starttls");
        assertThatThrownBy(() -> choose("IMAP4REV1", by(LoginMechanism.AUTO, "b")))
                .hasMessageContaining("authorizationId needs AUTH=PLAIN or SCRAM");
    }
}
