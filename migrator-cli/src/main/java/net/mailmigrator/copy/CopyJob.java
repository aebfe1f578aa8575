package net.mailmigrator.copy;

import java.util.List;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.ReadableServer;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;

/** One account to copy: its folder plan, how to reach both sides, and its journal. */
public record CopyJob(
        String login,
        FolderPlan folders,
        Source source,
        Target target,
        AccountJournal journal,
        List<Acceptance> accepted) {
    public CopyJob {
        accepted = List.copyOf(accepted);
    }

    /** Without any decision on single messages. */
    public CopyJob(String login, FolderPlan folders, Source source, Target target, AccountJournal journal) {
        this(login, folders, source, target, journal, List.of());
    }

    /** The old side: can only be read. */
    public record Source(ReadableServer server, Credentials credentials) {
        MailboxReader open() throws MailException {
            return server.openReader(credentials);
        }
    }

    /** The new side. */
    public record Target(WritableServer server, Credentials credentials) {
        MailboxWriter open() throws MailException {
            return server.openWriter(credentials);
        }
    }
}
