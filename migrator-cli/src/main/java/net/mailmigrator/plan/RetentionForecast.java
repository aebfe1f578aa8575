package net.mailmigrator.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.inventory.OldMail;
import net.mailmigrator.inventory.SideInventory;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SeenFolder;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/**
 * Computes what deletion by age would take away. The old panel seldom says in which folders it deletes; a folder that
 * holds mail above the age although deletion is on has evidently been left alone. Pure.
 */
final class RetentionForecast {
    private final RetentionSettings settings;

    RetentionForecast(RetentionSettings settings) {
        this.settings = settings;
    }

    /** Null where nothing is deleted by age, neither before nor after, or its days are wrong. */
    static @Nullable Integer days(SourceAccount source, MappedAccount account) {
        @Nullable Retention old = source.retention();
        @Nullable Retention fresh = account.retention();
        if (old == null || fresh == null || !old.enabled()) {
            return null;
        }
        // where an operator has answered "off", the question still stands, and with it its answer
        @Nullable Integer days = fresh.enabled() ? fresh.days() : old.days();
        return days == null || days < 1 ? null : days;
    }

    /**
     * What the server has counted, else what the panel says; null where nothing is deleted by age.
     *
     * @param looked the source as it was looked at; null: it was not
     * @param plan which of its folders are copied; null: not known
     */
    @Nullable
    RetentionPreview of(
            SourceAccount source, MappedAccount account, @Nullable SideInventory looked, @Nullable FolderPlan plan) {
        @Nullable Retention old = source.retention();
        @Nullable Integer days = days(source, account);
        if (old == null || days == null) {
            return null;
        }
        @Nullable Map<MailboxName, OldMail> counted = looked == null ? null : looked.oldMail();
        @Nullable List<RetentionPreview.Loss> losses = null;
        if (counted != null && plan != null) {
            losses = counted(plan, counted, old);
        } else if (!source.holdings().folders().isEmpty()) {
            losses = losses(source, old, days);
        }
        return new RetentionPreview(days, settings.basis(), settings.firstDeletion(days), losses);
    }

    /** Folders that are not copied lose nothing by this. */
    private static List<RetentionPreview.Loss> counted(
            FolderPlan plan, Map<MailboxName, OldMail> counted, Retention old) {
        List<RetentionPreview.Loss> losses = new ArrayList<>();
        for (FolderPlan.Entry entry : plan.folders()) {
            @Nullable OldMail mail = counted.get(entry.source().name());
            if (mail != null) {
                losses.add(new RetentionPreview.Loss(
                        entry.sourceFolder(),
                        mail.messages(),
                        mail.bytes(),
                        mail.oldest(),
                        false,
                        isNewly(old, entry.sourceFolder()),
                        new RetentionPreview.Ages(mail.underOneYear(), mail.oneToThree(), mail.overThree())));
            }
        }
        return losses;
    }

    private static boolean isNewly(Retention old, String folder) {
        return !old.folders().contains(folder);
    }

    private List<RetentionPreview.Loss> losses(SourceAccount source, Retention old, int days) {
        List<RetentionPreview.Loss> losses = new ArrayList<>();
        for (SeenFolder folder : source.holdings().folders()) {
            RetentionPreview.@Nullable Loss loss = loss(folder, old, days);
            if (loss != null) {
                losses.add(loss);
            }
        }
        return losses;
    }

    private RetentionPreview.@Nullable Loss loss(SeenFolder folder, Retention old, int days) {
        @Nullable LocalDate oldest = folder.oldest();
        long all = folder.messages() == null ? 0 : folder.messages();
        if (oldest == null || all == 0 || !oldest.isBefore(settings.oldBefore(days))) {
            return null;
        }
        @Nullable Integer from = folder.olderDays();
        boolean counted = from != null && folder.olderMessages() != null && from <= days;
        long messages = counted ? Objects.requireNonNull(folder.olderMessages()) : all;
        @Nullable Long bytes = counted ? folder.olderBytes() : folder.bytes();
        boolean exact = counted && Objects.requireNonNull(from) == days;
        return new RetentionPreview.Loss(
                folder.name(),
                messages,
                bytes,
                oldest,
                !exact,
                isNewly(old, folder.name()),
                RetentionPreview.Ages.upTo(oldest, messages, settings.today()));
    }

    /**
     * A question for each folder that is newly affected, or one remark where nobody has looked.
     *
     * @param answered whether an operator knows already
     */
    static List<Finding> findings(@Nullable RetentionPreview preview, boolean answered) {
        if (preview == null) {
            return List.of();
        }
        String days = String.valueOf(preview.days());
        String date = preview.firstDeletion().toString();
        if (preview.folders() == null) {
            return answered ? List.of() : List.of(Finding.of(FindingCode.RETENTION_UNSEEN, "days", days, "date", date));
        }
        return preview.losses().stream()
                .filter(RetentionPreview.Loss::newlyAffected)
                .map(loss -> Finding.of(
                        FindingCode.RETENTION_PREVIEW,
                        "days",
                        days,
                        "date",
                        date,
                        "folder",
                        loss.folder(),
                        "messages",
                        (loss.atMost() ? "at most " : "") + loss.messages(),
                        "size",
                        size(loss.bytes()),
                        "oldest",
                        loss.oldest().toString()))
                .toList();
    }

    private static String size(@Nullable Long bytes) {
        return bytes == null ? "of unknown size" : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
