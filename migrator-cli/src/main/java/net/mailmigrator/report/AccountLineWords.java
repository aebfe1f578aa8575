package net.mailmigrator.report;

import org.jspecify.annotations.Nullable;

/**
 * What a page says about an account that is not opened, foreign text made harmless.
 *
 * @param address empty where it is the login, or not known
 * @param customer empty where not known
 * @param wave empty where there is none
 * @param outcome in words
 * @param tone the outcome as style sheets write it
 */
public record AccountLineWords(
        String login,
        String address,
        String customer,
        String wave,
        String outcome,
        String tone,
        String messages,
        String size) {

    static AccountLineWords of(Page page, AccountReport account) {
        boolean same = account.login().equals(account.address());
        return new AccountLineWords(
                Words.shown(account.login()),
                same ? "" : shown(account.address()),
                shown(account.customer()),
                shown(account.wave()),
                page.outcome(account),
                Page.lower(account.outcome()),
                account.messages() == null
                        ? "not opened"
                        : Words.count(account.messages().source(), "message"),
                Words.bytes(account.usageBytes()));
    }

    private static String shown(@Nullable String foreign) {
        return foreign == null ? "" : Words.shown(foreign);
    }
}
