package net.mailmigrator.report;

import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.MessageCounts;
import org.jspecify.annotations.Nullable;

/** Where an account stands, in a word: its state, unless a pass is under way or did not come to its end. */
final class Standing {

    private Standing() {}

    /** {@code copying}, {@code cut off}, or the state. */
    static String of(AccountReport account, @Nullable RunInfo run) {
        MessageCounts counts = account.messages();
        boolean pending = counts != null && counts.pending() > 0;
        if (pending && run != null && run.underWay().contains(account.login())) {
            return "copying";
        }
        JournalEntry journal = account.journal();
        boolean begun = journal != null && journal.attempts() > 0;
        return pending && begun && goesOn(account.state()) ? "cut off" : Page.lower(account.state());
    }

    private static boolean goesOn(AccountState state) {
        return switch (state) {
            case NEW, PROVISIONED, SYNCED -> true;
            case FROZEN, SWITCHED, DONE, FAILED, HELD, ROLLED_BACK -> false;
        };
    }
}
