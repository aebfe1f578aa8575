package net.mailmigrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.Accounts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginReaderTest {
    @TempDir
    Path folder;

    private static String settings(String login) {
        return SettingsFile.SMALL.replaceFirst(
                "login: \\{[^}]*}[^}]*}[^}]*}", Matcher.quoteReplacement("login: { " + login + " }"));
    }

    @Test
    void a_token_command_starts_at_the_settings_file_and_is_made_for_each_account() throws MailException {
        LoginTemplate login = new SettingsFile(folder)
                .load(settings("mechanism: xoauth2, tokenCommand: [./bin/token, \"--for=${login}\", \"${env:SRC}\"]"))
                .source()
                .login();

        Credentials credentials = login.expand(Accounts.mapped("domain.de3").build(), ImapLogin.NONE);

        assertThat(credentials.mechanism()).isEqualTo(LoginMechanism.XOAUTH2);
        assertThat(credentials.user()).isEqualTo("domain.de3");
        assertThat(credentials.tokenCommand())
                .containsExactly(folder.resolve("bin/token").toString(), "--for=domain.de3", "source secret");
        assertThat(credentials.toString()).doesNotContain("source secret");
    }

    @Test
    void a_program_without_a_slash_is_looked_for_in_the_path() throws MailException {
        LoginTemplate login = new SettingsFile(folder)
                .load(settings("tokenCommand: [oauth2l, fetch]"))
                .source()
                .login();

        assertThat(login.expand(Accounts.mapped("a").build(), ImapLogin.NONE).tokenCommand())
                .containsExactly("oauth2l", "fetch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mechanism: xoauth2 | which needs tokenCommand",
                "mechanism: plain, tokenCommand: [x] | means nothing with mechanism plain",
                "password: x, tokenCommand: [x] | means nothing with tokenCommand",
                "authorizationId: a, tokenCommand: [x] | user names the account there",
                "tokenCommand: [] | a program and its arguments",
                "user: a, password: b, authorizationId: c, mechanism: login | cannot be said with mechanism login",
                "mechanism: cram-md5 | scram-sha-256"
            })
    void what_does_not_go_together_is_a_problem(String login, String problem) {
        assertThat(new SettingsFile(folder).problems(settings(login)))
                .singleElement()
                .asString()
                .contains(problem);
    }
}
