package net.mailmigrator.report;

import java.util.List;

/** Numbers of accounts in words. */
final class AccountWords {

    private AccountWords() {}

    /** Adds how many are not looked at, and why. */
    static void leftOut(List<String> items, Totals.Accounts accounts) {
        add(items, accounts.outOfScope() - accounts.notSelected(), "out of scope");
        add(items, accounts.notSelected(), "not selected");
    }

    /** Adds an item unless it is nought. */
    static void add(List<String> items, long count, String what) {
        if (count != 0) {
            items.add(Words.count(count) + " " + what);
        }
    }
}
