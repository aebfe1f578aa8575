package net.mailmigrator.journal;

import static net.mailmigrator.testing.JournalExtension.IDENTITY;
import static net.mailmigrator.testing.JournalExtension.NOW;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.StopException;
import net.mailmigrator.testing.JournalRows;

/** A process that works on a journal: {@code hold FILE}, or {@code commit FILE}, which acknowledges what it committed. */
final class JournalChild {
    private JournalChild() {}

    public static void main(String[] arguments) throws IOException {
        JournalSettings settings = JournalSettings.ofFile(Path.of(arguments[1]));
        try {
            Journal journal = new JournalStore(settings, Clock.systemUTC()).open(IDENTITY, "1.0", "run");
            System.out.println("open");
            if (arguments[0].equals("hold")) {
                System.in.read();
                journal.close();
            } else {
                commit(journal);
            }
        } catch (StopException stop) {
            System.out.println("stop " + stop.status() + " " + stop.text());
        }
        System.exit(0);
    }

    /** Each number that is printed is a message whose batch was committed and settled before. */
    private static void commit(Journal journal) {
        AccountJournal account = journal.account("a");
        TargetMailbox target = account.target(MailboxName.INBOX, new MailboxStatus(new UidValidity(7), 1, 0, 0));
        SourceMailbox source = account.source(MailboxName.INBOX, new UidValidity(7), target.id());
        for (long uid = 1; ; uid++) {
            long batch =
                    account.intend(source.id(), target.id(), new UidValidity(7), 1, JournalRows.members(uid, uid), NOW);
            System.out.println("intended " + uid);
            account.settle(batch, AppendBatch.State.CONFIRMED, List.of(JournalRows.appended(uid)), uid + 1_001, NOW);
            System.out.println("settled " + uid);
        }
    }
}
