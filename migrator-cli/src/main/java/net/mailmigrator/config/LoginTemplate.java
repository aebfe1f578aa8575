package net.mailmigrator.config;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How accounts log in on one IMAP side. Where the settings give no user or no password, the account's own row does.
 *
 * @param user null: the account's login on that side
 * @param password null: the row's password
 * @param authorizationId null: none
 * @param method by which mechanism, and what prints its token
 * @param sourceHost what {@code ${sourceHost}} stands for unless the account's row names a host
 * @param targetHost likewise
 */
public record LoginTemplate(
        @Nullable Template user,
        @Nullable Template password,
        @Nullable Template authorizationId,
        Method method,
        String sourceHost,
        String targetHost) {
    /**
     * By which mechanism.
     *
     * @param tokenCommand program and arguments; empty: there is a password
     */
    public record Method(LoginMechanism mechanism, List<Template> tokenCommand) {
        public Method {
            tokenCommand = List.copyOf(tokenCommand);
        }
    }

    /**
     * How an account logs in.
     *
     * @param row what the account's row says about this side
     * @throws MailException of scope ACCOUNT where the account lacks what the login needs
     */
    public Credentials expand(MappedAccount account, ImapLogin row) throws MailException {
        String login = row.login() == null ? account.login() : row.login();
        Template.Fields<MailException> fields = field -> value(field, account, login);
        return new Credentials(
                user == null ? login : user.expand(fields),
                password(account, row, fields),
                authorizationId == null ? null : authorizationId.expand(fields),
                method.mechanism(),
                tokenCommand(fields),
                isMaster());
    }

    private Secret password(MappedAccount account, ImapLogin row, Template.Fields<MailException> fields)
            throws MailException {
        if (!method.tokenCommand().isEmpty()) {
            return Secret.of("");
        }
        return password == null ? ownPassword(account, row) : Secret.of(password.expand(fields));
    }

    private List<String> tokenCommand(Template.Fields<MailException> fields) throws MailException {
        List<String> command = new ArrayList<>();
        for (Template word : method.tokenCommand()) {
            command.add(word.expand(fields));
        }
        return command;
    }

    /** How users are named, placeholders unexpanded, as the journal keeps it. */
    public String form() {
        String name = user == null ? "${login}" : user.form();
        return authorizationId == null ? name : authorizationId.form() + " by " + name;
    }

    /** Whether one login is made for all accounts, so that its refusal concerns the batch and not one account. */
    public boolean isMaster() {
        return password != null;
    }

    private static Secret ownPassword(MappedAccount account, ImapLogin row) throws MailException {
        if (row.password() == null) {
            throw missing(account, "the source gives no password for it, and the settings' login has none either");
        }
        return row.password();
    }

    private String value(AccountField field, MappedAccount account, String login) throws MailException {
        return switch (field) {
            case LOGIN -> login;
            case ADDRESS -> address(field, account).toString();
            case LOCAL_PART -> address(field, account).localPart();
            case DOMAIN -> address(field, account).domain();
            case SOURCE_HOST -> host(account.sourceImap(), sourceHost);
            case TARGET_HOST -> host(account.targetImap(), targetHost);
        };
    }

    private static String host(ImapLogin row, String otherwise) {
        return row.host() == null ? otherwise : row.host();
    }

    private static EmailAddress address(AccountField field, MappedAccount account) throws MailException {
        if (account.address() == null) {
            throw missing(
                    account, "the settings' login uses ${" + field.placeholder() + "}, and the account has no address");
        }
        return account.address();
    }

    private static MailException missing(MappedAccount account, String why) {
        return MailException.refused(
                FailureScope.ACCOUNT, false, "make the login of " + account.login(), why + "; nothing was tried");
    }
}
