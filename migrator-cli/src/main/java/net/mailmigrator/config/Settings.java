package net.mailmigrator.config;

import java.nio.file.Path;
import java.util.List;
import net.mailmigrator.batch.RunSettings;
import net.mailmigrator.copy.CopySettings;
import net.mailmigrator.journal.JournalIdentity;
import net.mailmigrator.journal.JournalSettings;
import net.mailmigrator.mapping.MappingRules;
import net.mailmigrator.mapping.MappingSettings;
import net.mailmigrator.plan.FolderRules;
import net.mailmigrator.provision.ProvisionSettings;
import net.mailmigrator.source.SourceSettings;
import net.mailmigrator.verify.VerifySettings;

/**
 * {@code migration.yaml}, checked and frozen. All paths are absolute or start where the settings file is.
 *
 * @param file the settings file
 * @param batch the whole move
 * @param accounts where the accounts are read
 * @param source the old IMAP side
 * @param target the new IMAP side
 * @param provision in this order; empty: the accounts must exist already
 * @param rules the rules template, read
 * @param decisions the decisions file, which need not exist
 */
public record Settings(
        Path file,
        String batch,
        SourceSettings accounts,
        ServerSettings source,
        ServerSettings target,
        List<ProvisionSettings> provision,
        Scope scope,
        MappingRules rules,
        MappingSettings mapping,
        FolderRules folders,
        CopySettings copy,
        VerifySettings verify,
        RunSettings run,
        Path decisions,
        JournalSettings journal) {
    public Settings {
        provision = List.copyOf(provision);
    }

    /** What the journal of this batch belongs to. */
    public JournalIdentity identity() {
        return new JournalIdentity(
                batch,
                source.endpoint().toString(),
                target.endpoint().toString(),
                source.login().form() + " -> " + target.login().form());
    }
}
