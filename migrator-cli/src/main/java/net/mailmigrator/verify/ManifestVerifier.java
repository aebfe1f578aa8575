package net.mailmigrator.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.verify.VerifyOutcome.Counts;
import net.mailmigrator.verify.manifest.ManifestFile;
import net.mailmigrator.verify.manifest.ManifestLine;

/** Compares a manifest with what the server holds now. Needs no journal, and changes nothing. */
public final class ManifestVerifier {
    private final ManifestFile manifest;

    /** For this manifest. */
    public ManifestVerifier(ManifestFile manifest) {
        this.manifest = manifest;
    }

    /**
     * Reads every message that the manifest lists and compares date, bytes and SHA-256. What else the folders hold is
     * counted as unknown.
     */
    public VerifyOutcome verify(MailboxReader reader) throws MailException {
        Map<String, MailboxName> there = reader.list().stream()
                .filter(ListedMailbox::selectable)
                .map(ListedMailbox::name)
                .collect(Collectors.toMap(MailboxName::decoded, name -> name, (one, other) -> one));
        List<Discrepancy> discrepancies = new ArrayList<>();
        Counts counts = Counts.NONE;
        for (Map.Entry<String, List<ManifestLine>> folder : new TreeMap<>(manifest.lines()).entrySet()) {
            MailboxName name = there.get(folder.getKey());
            if (name == null) {
                discrepancies.add(new Discrepancy(
                        "FOLDER-MISSING",
                        folder.getKey(),
                        null,
                        "the folder does not exist any more; the manifest lists "
                                + folder.getValue().size() + " messages of it"));
                continue;
            }
            OpenedMailbox opened = reader.examine(name);
            boolean sameUids = opened.status()
                    .uidValidity()
                    .equals(manifest.header().folders().get(folder.getKey()));
            ManifestFolderCheck check = new ManifestFolderCheck(
                    reader, folder.getKey(), manifest.header().side());
            if (sameUids) {
                check.byUid(folder.getValue());
            } else {
                check.byText(folder.getValue());
            }
            discrepancies.addAll(check.discrepancies());
            counts = counts.plus(check.counts());
        }
        return new VerifyOutcome("content", counts, discrepancies, List.of(), false);
    }
}
