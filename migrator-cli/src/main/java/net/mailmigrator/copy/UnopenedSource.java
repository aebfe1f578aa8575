package net.mailmigrator.copy;

import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/** Pure: says what it means that a source folder cannot be opened, and what to do about it. */
final class UnopenedSource {
    private UnopenedSource() {}

    /** The failure with advice where the server's words are final; else as it is, since running again helps. */
    static MailException explained(FolderPlan.Entry entry, MailException refused) {
        if (refused.connectionLost() || refused.retryable() || refused.scope() != FailureScope.MAILBOX) {
            return refused;
        }
        String name = entry.sourceFolder().replace("'", "''");
        return MailException.stopped(
                FailureScope.MAILBOX,
                refused.attempted(),
                MailException.withoutFullStop(refused.answer()) + ". " + meaning(refused)
                        + ". Nothing more of this folder was copied, and the others went on. If its mail is not wanted, leave"
                        + " it out with copy.exclude: [ { name: '" + name + "' } ]; then run the same command again");
    }

    private static String meaning(MailException refused) {
        return switch (refused.meaning()) {
            case MAILBOX_GONE ->
                "The source lists it and has nothing to open under that name: it was deleted or renamed meanwhile, or is"
                        + " only a level above others (\\Noselect). Look at it with a mail program";
            case NO_PERMISSION ->
                "This login may not read it. Give it the rights l and r on the folder (GETACL shows them), or log in as the"
                        + " folder's owner";
            case MAILBOX_DAMAGED ->
                "Its index or its files are damaged. Let the source's administrator repair it (on a Dovecot: doveadm"
                        + " force-resync)";
            default ->
                "The source does not open it for this login: it may hold no mail at all (calendars, contacts), or need a"
                        + " right that the login lacks";
        };
    }
}
