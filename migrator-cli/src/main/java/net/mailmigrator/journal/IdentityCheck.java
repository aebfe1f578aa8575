package net.mailmigrator.journal;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.jdbi.v3.core.Handle;

/** Writes what a journal belongs to while no folder was opened, and compares later. */
final class IdentityCheck {
    private final JournalFiles files;

    IdentityCheck(JournalFiles files) {
        this.files = files;
    }

    /**
     * @throws StopException {@link ExitStatus#FOREIGN_JOURNAL} where the journal belongs to something else
     */
    void ensure(Handle handle, JournalIdentity wanted) {
        List<JournalIdentity> found = handle.createQuery("SELECT * FROM batch")
                .map((row, context) -> new JournalIdentity(
                        row.getString("name"),
                        row.getString("source_server"),
                        row.getString("target_server"),
                        row.getString("user_form")))
                .list();
        if (found.isEmpty() || mayCorrect(handle, found.get(0), wanted)) {
            handle.execute("DELETE FROM batch");
            handle.execute(
                    "INSERT INTO batch (name, source_server, target_server, user_form) VALUES (?, ?, ?, ?)",
                    wanted.batch(),
                    wanted.source(),
                    wanted.target(),
                    wanted.userForm());
        } else if (!found.get(0).equals(wanted)) {
            throw foreign(found.get(0), wanted);
        }
    }

    /** As long as no folder was opened at either side, a mistyped server may be corrected. */
    private static boolean mayCorrect(Handle handle, JournalIdentity journal, JournalIdentity settings) {
        return !journal.equals(settings) && journal.batch().equals(settings.batch()) && holdsNoFolder(handle);
    }

    private static boolean holdsNoFolder(Handle handle) {
        return handle.createQuery("SELECT NOT EXISTS (SELECT 1 FROM source_mailbox)"
                        + " AND NOT EXISTS (SELECT 1 FROM target_mailbox)")
                .mapTo(Boolean.class)
                .one();
    }

    private StopException foreign(JournalIdentity journal, JournalIdentity settings) {
        List<String> differences = new ArrayList<>();
        difference(differences, "batch", journal.batch(), settings.batch());
        difference(differences, "source", journal.source(), settings.source());
        difference(differences, "target", journal.target(), settings.target());
        difference(differences, "users", journal.userForm(), settings.userForm());
        return new StopException(
                ExitStatus.FOREIGN_JOURNAL,
                "the journal " + files.database() + " belongs to another move: " + String.join("; ", differences)
                        + ". It was left as it is. Correct the settings if they are wrong; for another move give"
                        + " another name to batch, so that it gets a journal of its own.");
    }

    private static void difference(List<String> differences, String what, String journal, String settings) {
        if (!journal.equals(settings)) {
            differences.add(what + " is \"" + journal + "\" in the journal and \"" + settings + "\" in the settings");
        }
    }
}
