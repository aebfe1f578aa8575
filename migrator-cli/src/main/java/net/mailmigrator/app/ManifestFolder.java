package net.mailmigrator.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.report.ManifestEntry;
import net.mailmigrator.report.PrivateFiles;
import net.mailmigrator.verify.manifest.AccountManifests;
import net.mailmigrator.verify.manifest.ManifestFile;
import net.mailmigrator.verify.manifest.ManifestHeader;
import net.mailmigrator.verify.manifest.ManifestName;
import net.mailmigrator.verify.manifest.ManifestWriter;

/**
 * The folder {@code manifests} of a report: two files for each account, each with one that holds its SHA-256. Written
 * aside and moved, so that none is ever seen half-written; only their owner can read them. Thread-safe.
 */
final class ManifestFolder {
    private final Workplace workplace;
    private final Sides sides;
    private final Path folder;

    ManifestFolder(Workplace workplace, Sides sides) {
        this.workplace = workplace;
        this.sides = sides;
        this.folder = workplace.folder().resolve("manifests");
    }

    /**
     * Writes what was there and what arrived.
     *
     * @throws IOException where one cannot be written; what was read stays noted in the journal
     */
    List<ManifestEntry> write(MappedAccount account, AccountJournal journal) throws IOException {
        make();
        AccountManifests manifests = new AccountManifests(journal);
        List<ManifestEntry> written = new ArrayList<>();
        for (ManifestHeader.Side side : ManifestHeader.Side.values()) {
            written.add(write(account, side, manifests));
        }
        return written;
    }

    /** The failure of an account whose manifests could not be written. */
    Failure unwritten(MappedAccount account, IOException failed) {
        return Failure.ofAccount(
                "MANIFEST-UNWRITTEN",
                "writing the manifests of " + account.login() + " to " + folder + ": "
                        + failed.getClass().getSimpleName() + " " + failed.getMessage()
                        + ". What was read is noted in the journal. Make room or name another folder with --out, and"
                        + " run migrator verify --content all again: it goes on where it was");
    }

    private synchronized void make() throws IOException {
        if (!Files.isDirectory(folder)) {
            PrivateFolders.make(folder);
        }
    }

    private ManifestEntry write(MappedAccount account, ManifestHeader.Side side, AccountManifests manifests)
            throws IOException {
        Path file = folder.resolve(ManifestName.of(account.login(), side));
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        ManifestHeader header = new ManifestHeader(
                account.login(),
                side,
                (side == ManifestHeader.Side.SOURCE ? sides.source() : sides.target()).address(account),
                workplace.environment().clock().instant(),
                "migrator " + Version.current(),
                manifests.folders(side));
        ManifestWriter.Summary summary;
        try {
            Files.deleteIfExists(aside);
            PrivateFolders.makeFile(aside);
            try (ManifestWriter writer = new ManifestWriter(Files.newOutputStream(aside), header)) {
                manifests.write(side, writer);
                summary = writer.finish();
            }
            digest(file, summary);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritten) {
            PrivateFiles.drop(aside, unwritten);
            PrivateFiles.drop(ManifestFile.digestOf(file), unwritten);
            throw unwritten;
        }
        return new ManifestEntry(
                side.word(),
                "manifests/" + file.getFileName(),
                summary.sha256().toString(),
                summary.messages(),
                summary.bytes());
    }

    /** As sha256sum writes and checks it. */
    private static void digest(Path file, ManifestWriter.Summary summary) throws IOException {
        Path digest = ManifestFile.digestOf(file);
        Files.deleteIfExists(digest);
        PrivateFolders.makeFile(digest);
        Files.writeString(digest, summary.sha256() + "  " + file.getFileName() + "\n", StandardCharsets.UTF_8);
    }
}
