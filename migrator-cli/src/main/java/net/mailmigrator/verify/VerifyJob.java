package net.mailmigrator.verify;

import net.mailmigrator.inventory.AccountInspector.Opener;
import net.mailmigrator.journal.AccountJournal;
import org.jspecify.annotations.Nullable;

/**
 * One account to verify.
 *
 * @param target opens a session of its own on the target, never the one that copied
 * @param source opens one on the source, to compare the text of adopted messages, of which the journal has no digest;
 *     null: their text is not compared
 * @param changedOnly only target mailboxes with messages that were never verified, or not found in order: for the
 *     verification after a pass
 */
public record VerifyJob(
        String login,
        AccountJournal journal,
        Opener target,
        @Nullable Opener source,
        boolean changedOnly) {}
