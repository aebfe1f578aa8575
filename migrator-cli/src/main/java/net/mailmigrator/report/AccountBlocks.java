package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.mailmigrator.model.AgeBasis;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.RetentionPreview;
import org.jspecify.annotations.Nullable;

/** Everything a page says about an opened account, foreign text made harmless ({@link Words#shown}). */
final class AccountBlocks {

    private final Page page;
    private final AccountReport account;
    private final List<Block> blocks = new ArrayList<>();

    private AccountBlocks(Page page, AccountReport account) {
        this.page = page;
        this.account = account;
    }

    static List<Block> of(Page page, AccountReport account) {
        AccountBlocks all = new AccountBlocks(page, account);
        all.facts();
        account.failures().forEach(all::failure);
        all.balance();
        all.findings();
        all.changes();
        all.folders();
        all.retention();
        all.deletions();
        account.manifests().forEach(all::manifest);
        return List.copyOf(all.blocks);
    }

    private void facts() {
        List<String> items = new ArrayList<>();
        items.add("state " + page.standing(account));
        add(items, "customer ", account.customer());
        add(items, "wave ", account.wave());
        QuotaState quota = account.quotaState();
        if (quota != null) {
            items.add("quota " + (quota == QuotaState.SET ? Words.bytes(account.quotaBytes()) : Page.lower(quota)));
        }
        if (account.copiedBytes() > 0) {
            items.add(Words.bytes(account.copiedBytes()) + " copied");
        }
        if (account.verifiedAt() != null) {
            String how = account.verification() == null ? "" : " (" + Words.shown(account.verification()) + ")";
            items.add("verified " + Words.minute(account.verifiedAt()) + " UTC" + how);
        }
        if (account.checked() != null) {
            items.add(Words.count(account.checked().messages(), "message") + " compared");
        }
        blocks.add(new Block.Facts(items));
    }

    private static void add(List<String> items, String label, @Nullable String foreign) {
        if (foreign != null) {
            items.add(label + Words.shown(foreign));
        }
    }

    private void failure(Failure failure) {
        String folder = failure.folder() == null ? "" : Words.shown(failure.folder());
        String uid = failure.uid() == null ? "" : " UID " + failure.uid();
        blocks.add(new Block.Note(
                "error", "failed", Words.shown(failure.code()), (folder + uid).strip(), Words.shown(failure.text())));
    }

    private void balance() {
        MessageCounts counts = account.messages();
        if (counts != null && !page.planned()) {
            blocks.add(
                    new Block.Sentence(Words.count(counts.source(), "message"), "= " + BalanceSum.spelledOut(counts)));
        }
    }

    private void findings() {
        for (FindingEntry finding : account.findings()) {
            String severity = Page.lower(finding.severity());
            blocks.add(
                    new Block.Note(severity, severity, Words.shown(finding.code()), "", Words.shown(finding.text())));
        }
    }

    private void changes() {
        List<List<String>> rows = account.changes().stream()
                .map(change -> List.of(
                        Words.shown(change.field()),
                        Words.shown(change.before()),
                        Words.shown(change.after()),
                        Words.shown(change.rule()),
                        RuleWords.reason(change.rule())))
                .toList();
        if (!rows.isEmpty()) {
            blocks.add(new Block.Grid(Block.GridKind.CHANGES, rows));
        }
    }

    private void folders() {
        List<List<String>> rows = new ArrayList<>();
        for (FolderReport folder : account.folders()) {
            MessageCounts counts = folder.messages();
            rows.add(List.of(
                    Words.shown(folder.source()),
                    Words.shown(folder.target()),
                    Words.count(counts == null ? null : Long.valueOf(counts.source())),
                    became(folder)));
        }
        Set<Integer> quiet = new HashSet<>();
        for (FolderReport.LeftOut folder : account.leftOut()) {
            quiet.add(rows.size());
            rows.add(List.of(
                    Words.shown(folder.source()),
                    "–",
                    Words.count(folder.messages()),
                    "left out: " + Words.shown(folder.reason())));
        }
        if (!rows.isEmpty()) {
            Block.GridKind kind = page.planned() ? Block.GridKind.FOLDERS_PLANNED : Block.GridKind.FOLDERS;
            blocks.add(new Block.Grid(kind, rows, quiet));
        }
    }

    private String became(FolderReport folder) {
        if (page.planned()) {
            Boolean exists = folder.existsAtTarget();
            return exists == null ? "" : exists ? "exists" : "new";
        }
        return folder.messages() == null ? "" : BalanceSum.spelledOut(folder.messages());
    }

    private void retention() {
        RetentionPreview preview = account.retention();
        if (preview == null || preview.losses().isEmpty()) {
            return;
        }
        blocks.add(new Block.Sentence(
                "Deletion by age:",
                "mail of more than %s, from %s on (age counts from its %s)"
                        .formatted(
                                Words.count(preview.days(), "day"),
                                preview.firstDeletion(),
                                preview.basis() == AgeBasis.SAVEDATE ? "arrival at the target" : "INTERNALDATE")));
        blocks.add(new Block.Grid(
                Block.GridKind.RETENTION,
                preview.losses().stream().map(AccountBlocks::row).toList()));
    }

    private static List<String> row(RetentionPreview.Loss loss) {
        return List.of(
                Words.shown(loss.folder()),
                (loss.atMost() ? "at most " : "") + Words.count(loss.messages()),
                Words.bytes(loss.bytes()),
                loss.oldest().toString(),
                loss.newlyAffected() ? "nothing was deleted here" : "deleted before, too");
    }

    private void deletions() {
        List<List<String>> rows =
                account.deletions().stream().map(AccountBlocks::row).toList();
        if (!rows.isEmpty()) {
            blocks.add(new Block.Grid(Block.GridKind.DELETIONS, rows));
        }
    }

    private static List<String> row(Deletion deletion) {
        String reason = deletion.reason() == null ? "" : ": " + Words.shown(deletion.reason());
        String uid = deletion.targetUid() == null ? "" : " UID " + deletion.targetUid();
        return List.of(
                Words.shown(deletion.sourceFolder()),
                String.valueOf(deletion.sourceUid()),
                deletion.date() == null ? "" : Words.minute(deletion.date()),
                Words.bytes(deletion.bytes()),
                Page.lower(deletion.outcome()) + reason,
                Words.shown(deletion.targetFolder()) + uid);
    }

    private void manifest(ManifestEntry manifest) {
        blocks.add(new Block.Sentence(
                "Manifest of the " + manifest.side() + ":",
                "%s, %s, %s, SHA-256 %s"
                        .formatted(
                                Words.shown(manifest.file()),
                                Words.count(manifest.messages(), "message"),
                                Words.bytes(manifest.bytes()),
                                manifest.sha256())));
    }
}
