package net.mailmigrator.report;

import java.util.List;

/** Numbers of accounts in words. */
final class AccountWords {

    private AccountWords() {}

    /** Adds an item unless it is nought. */
    static void add(List<String> items, long count, String what) {
        if (count != 0) {
            items.add(Words.count(count) + " " + what);
        }
    }
}
