package net.mailmigrator.report;

import java.util.List;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.FolderPlan;
import org.jspecify.annotations.Nullable;

/** What a plan says about an account's mail, in the words of reports. */
final class PlannedMail {

    private PlannedMail() {}

    /** The plan's balance; null where the account could not be opened. */
    static @Nullable MessageCounts balance(AccountPlan plan) {
        FolderPlan folders = plan.folders();
        return folders == null ? null : folders.balance();
    }

    static List<FolderReport> folders(AccountPlan plan) {
        FolderPlan folders = plan.folders();
        if (folders == null) {
            return List.of();
        }
        return folders.folders().stream()
                .map(folder -> new FolderReport(
                        folder.sourceFolder(),
                        folder.targetFolder(),
                        pending(folder.messages()),
                        folder.existsAtTarget()))
                .toList();
    }

    static List<FolderReport.LeftOut> leftOut(AccountPlan plan) {
        FolderPlan folders = plan.folders();
        if (folders == null) {
            return List.of();
        }
        return folders.leftOut().stream()
                .map(folder -> new FolderReport.LeftOut(
                        folder.sourceFolder(), folder.reason(), folder.byRule(), folder.messages()))
                .toList();
    }

    /** What the source's IMAP quota says, else what the panel says. */
    static @Nullable Long usage(AccountPlan plan) {
        AccountInventory inventory = plan.inventory();
        if (inventory != null
                && inventory.source() != null
                && inventory.source().quota() != null) {
            return inventory.source().quota().usedBytes();
        }
        return plan.account().usageBytes();
    }

    private static @Nullable MessageCounts pending(@Nullable Long messages) {
        return messages == null ? null : new MessageCounts(messages, 0, 0, 0, 0, 0, 0, 0, 0, messages);
    }
}
