package net.mailmigrator.mapping;

import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/**
 * R2, R3: the login stays byte for byte; logins that a server may take for one another are listed, and one that a target
 * does not take is asked about.
 */
final class LoginRule implements Rule {
    private final AccountIndex index;
    private final LoginStrategy strategy;

    LoginRule(AccountIndex index, LoginStrategy strategy) {
        this.index = index;
        this.strategy = strategy;
    }

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        boolean blanks = !account.login().equals(account.login().strip());
        if (blanks) {
            draft.find(FindingCode.LOGIN_BLANKS);
        }
        for (SourceAccount other : index.loginTwins(account)) {
            draft.find(
                    strategy == LoginStrategy.NAME_FREE
                            ? FindingCode.LOGIN_NAME_TWICE
                            : FindingCode.LOGIN_DIFFERS_BY_CASE,
                    "other",
                    other.login(),
                    "place",
                    other.place());
        }
        if (strategy == LoginStrategy.EMAIL_ONLY
                && account.targetImap().login() == null
                && (blanks || EmailAddress.parse(account.login()).isEmpty())) {
            ask(draft, account.address());
        }
    }

    private static void ask(AccountDraft draft, @Nullable EmailAddress address) {
        if (address == null) {
            draft.find(FindingCode.LOGIN_WITHOUT_ADDRESS);
            return;
        }
        String login = address.toString();
        draft.find(FindingCode.LOGIN_NOT_EMAIL, "address", login);
        draft.answer(FindingCode.LOGIN_NOT_EMAIL)
                .filter(answer -> !answer.equals("leave-out"))
                .ifPresent(answer -> {
                    draft.targetLogin(login);
                    draft.change("R3", "login", draft.source().login(), login);
                    draft.find(
                            FindingCode.LOGIN_CHANGED,
                            "address",
                            login,
                            "how",
                            answer.equals("proxy-rewrite")
                                    ? "the proxy in front must turn "
                                            + draft.source().login() + " into it"
                                    : "the user must be told, and change every program");
                });
    }
}
