package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.Accounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginTemplateTest {
    private static final MappedAccount ACCOUNT = Accounts.mapped("domain.de3")
            .withAddress(new EmailAddress("info", "domain.de"))
            .build();

    @TempDir
    Path folder;

    @Test
    void a_master_login_is_made_of_the_accounts_login() throws MailException {
        assertThat(login("user: \"${login}*master\", password: \"${env:SRC}\"").expand(ACCOUNT, ImapLogin.NONE))
                .isEqualTo(new Credentials("domain.de3*master", Secret.of("source secret"), null).openingOthers());
    }

    @Test
    void every_placeholder_of_an_account_is_put_in() throws MailException {
        assertThat(login("user: \"${localPart}|${domain}|${address}|${sourceHost}|${targetHost}\", password: x,"
                                + " authorizationId: \"${login}\"")
                        .expand(ACCOUNT, ImapLogin.NONE))
                .isEqualTo(new Credentials(
                        "info|domain.de|info@domain.de|127.0.0.1|127.0.0.1", Secret.of("x"), "domain.de3"));
    }

    @Test
    void without_user_and_password_the_accounts_row_decides() throws MailException {
        ImapLogin row = new ImapLogin("other.login", Secret.of("own"), null);

        assertThat(login("").expand(ACCOUNT, row)).isEqualTo(new Credentials("other.login", Secret.of("own"), null));
    }

    @Test
    void the_rows_login_is_what_login_stands_for() throws MailException {
        assertThat(login("user: \"${login}*master\", password: x")
                        .expand(ACCOUNT, new ImapLogin("new.login", null, null))
                        .user())
                .isEqualTo("new.login*master");
    }

    @Test
    void a_password_that_looks_like_a_placeholder_is_taken_as_it_is() throws MailException {
        assertThat(login("password: \"${env:SRC}\"", "${login}")
                        .expand(ACCOUNT, ImapLogin.NONE)
                        .password())
                .isEqualTo(Secret.of("${login}"));
    }

    @Test
    void an_account_without_password_fails_alone() {
        assertThatThrownBy(() -> login("").expand(ACCOUNT, ImapLogin.NONE))
                .isInstanceOfSatisfying(
                        MailException.class,
                        failure -> assertThat(failure.scope()).isEqualTo(FailureScope.ACCOUNT))
                .hasMessage(
                        "make the login of domain.de3: the source gives no password for it, and the settings' login has"
                                + " none either; nothing was tried");
    }

    @Test
    void an_account_without_address_fails_alone_where_the_login_needs_one() {
        MappedAccount pureLogin = Accounts.mapped("pure").build();

        assertThatThrownBy(() -> login("user: \"${address}\", password: x").expand(pureLogin, ImapLogin.NONE))
                .isInstanceOf(MailException.class)
                .hasMessageContaining("uses ${address}, and the account has no address");
    }

    private LoginTemplate login(String yaml) {
        return login(yaml, null);
    }

    private LoginTemplate login(String yaml, @Nullable String sourceSecret) {
        SettingsFile file = new SettingsFile(folder);
        if (sourceSecret != null) {
            file.env("SRC", sourceSecret);
        }
        return file.load(SettingsFile.SMALL.replaceFirst(
                        "login: \\{[^}]*}[^}]*}[^}]*}",
                        java.util.regex.Matcher.quoteReplacement("login: { " + yaml + " }")))
                .source()
                .login();
    }
}
