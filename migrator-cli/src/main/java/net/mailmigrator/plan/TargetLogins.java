package net.mailmigrator.plan;

import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MappedAccount;

/** Whose mail it is at the target: two accounts with the same text would be copied into one. */
@FunctionalInterface
public interface TargetLogins {
    /** The account's own login at the target, with the host where its row names one. */
    TargetLogins OWN = account -> {
        ImapLogin row = account.targetImap();
        String login = row.login() == null ? account.login() : row.login();
        return row.host() == null ? login : login + " on " + row.host();
    };

    /** A text for people; no secret. */
    String of(MappedAccount account);
}
