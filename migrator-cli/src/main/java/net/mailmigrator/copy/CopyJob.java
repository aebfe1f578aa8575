package net.mailmigrator.copy;

import java.util.List;
import java.util.Optional;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.ReadableServer;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.model.MailException;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

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

    /** Messages of the plan that have no copy yet, as far as the journal knows before the pass looks. */
    long toSend() {
        return Math.max(0, folders.balance().pending() - journal.facts().appended());
    }

    /**
     * The old side: can only be read.
     *
     * @param namespaces where they are known already; null: the server is asked
     */
    public record Source(
            ReadableServer server,
            Credentials credentials,
            @Nullable List<Namespace> namespaces) {
        /** One whose namespaces nobody has asked for yet. */
        public Source(ReadableServer server, Credentials credentials) {
            this(server, credentials, null);
        }

        /** With the namespaces that an earlier look has found; null: none has. */
        public Source knowing(@Nullable List<Namespace> found) {
            return new Source(server, credentials, found);
        }

        MailboxReader open() throws MailException {
            return server.openReader(credentials);
        }
    }

    /**
     * The new side.
     *
     * @param namespaces where they are known already; null: the server is asked
     */
    public record Target(
            WritableServer server,
            Credentials credentials,
            @Nullable List<Namespace> namespaces) {
        /** One whose namespaces nobody has asked for yet. */
        public Target(WritableServer server, Credentials credentials) {
            this(server, credentials, null);
        }

        /** With the namespaces that an earlier look has found; null: none has. */
        public Target knowing(@Nullable List<Namespace> found) {
            return new Target(server, credentials, found);
        }

        MailboxWriter open() throws MailException {
            return server.openWriter(credentials);
        }

        /** Empty where there is no room for a further connection now. */
        Optional<MailboxWriter> openAnother() throws MailException {
            return server.openAnotherWriter(credentials);
        }
    }
}
