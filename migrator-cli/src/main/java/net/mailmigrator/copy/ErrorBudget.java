package net.mailmigrator.copy;

import java.util.List;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** How many messages and folders of an account may go wrong in one pass before it is stopped. One thread. */
final class ErrorBudget {
    private final int most;
    private int messages;
    private int folders;

    ErrorBudget(int most) {
        this.most = most;
    }

    /** Rows of messages that are not carried; those that need not be do not count. */
    void noted(List<MessageRow> rows) {
        messages += (int) rows.stream()
                .filter(row -> row.state() == MessageState.REFUSED || row.state() == MessageState.UNREADABLE)
                .count();
    }

    /** A folder was given up. */
    void folderFailed() {
        folders++;
    }

    boolean isExceeded() {
        return messages + folders > most;
    }

    /** What stops the account. */
    MailException failure(String login) {
        return MailException.stopped(
                FailureScope.ACCOUNT,
                "copy " + login,
                messages + " messages were refused or unreadable and " + folders
                        + " folders failed, more than run.errors.perAccount allows (" + most
                        + "). The account is left incomplete; what arrived is journaled. See the words of the servers in the"
                        + " report, then raise run.errors.perAccount or accept the messages in decisions.yaml, and go on with:"
                        + " migrator run --account " + login);
    }
}
