package net.mailmigrator.provision.files;

import java.util.Optional;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.provision.PasswordForm;
import net.mailmigrator.provision.TargetTemplate;
import org.jspecify.annotations.Nullable;

/** Writes an account as a line of the file. Pure but for the salt of passwords that are hashed anew. */
final class AccountLine {
    private final TargetTemplate template;
    private final PasswordForm passwords;

    AccountLine(TargetTemplate template) {
        this.template = template;
        this.passwords = new PasswordForm(template.passwords());
    }

    /** The login on the target: that of the old system unless the account's row says otherwise. */
    static String login(MappedAccount account) {
        String own = account.targetImap().login();
        return own == null ? account.login() : own;
    }

    /** Why the account cannot be a line of this file, in words without secrets; empty where it can. */
    Optional<String> unfit(MappedAccount account) {
        String login = login(account);
        if (login.isEmpty() || login.startsWith("#")) {
            return Optional.of("its login is empty or begins with #, which Dovecot takes for a comment");
        }
        if (breaksLine(login)) {
            return Optional.of("its login holds a colon or a control character, which end a field or a line there");
        }
        PasswordHash password = account.password();
        boolean written = password != null && !passwords.hashesAnew(password);
        return written && breaksLine(passwords.write(password, account.active(), null))
                ? Optional.of(
                        "its password hash holds a colon or a control character, which end a field or a line there")
                : Optional.empty();
    }

    /**
     * The line.
     *
     * @param before the account's line in the file; null: none
     */
    String write(MappedAccount account, @Nullable String before) {
        String written = before == null
                ? null
                : PasswdEntry.parse(before)
                        .map(entry -> entry.password().reveal())
                        .orElse(null);
        // the password last: it may hold any characters, even those of a placeholder
        return template.file()
                .line()
                .replace("${quota}", quota(account.quota()))
                .replace("${login}", login(account))
                .replace("${password}", passwords.write(account.password(), account.active(), written));
    }

    private String quota(QuotaLimit limit) {
        TargetTemplate.Quota forms = template.quota();
        if (limit instanceof QuotaLimit.Bytes bytes) {
            return forms.limited().replace("${bytes}", Long.toString(bytes.bytes()));
        }
        return limit instanceof QuotaLimit.Unlimited ? forms.unlimited() : forms.unset();
    }

    private static boolean breaksLine(String value) {
        return value.chars().anyMatch(c -> c == ':' || c < ' ' || c == 0x7F);
    }
}
