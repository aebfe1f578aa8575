package net.mailmigrator.copy;

import java.util.List;
import java.util.Map;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.journal.AccountJournal.Altered;
import net.mailmigrator.journal.Alteration;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.plan.FolderPlan;

/** Pure: what was done to messages before they were sent, as findings of their folders. */
final class AlterationFindings {
    private static final Map<String, String> DATES = Map.of(
            SendableMessage.DATE_RECEIVED, "the date of their newest Received line",
            SendableMessage.DATE_HEADER, "the date of their Date line",
            SendableMessage.DATE_COPYING, "the time of the copying, since their header has no valid date either");

    private AlterationFindings() {}

    static List<Finding> of(List<Altered> alterations, FolderPlan folders) {
        return alterations.stream()
                .filter(altered -> !altered.alteration().equals(Alteration.UNREAD)) // SOURCE-SETS-SEEN says it
                .map(altered -> finding(altered, folders))
                .toList();
    }

    /** The folder's name for people. */
    static String folder(MailboxName mailbox, FolderPlan folders) {
        return folders.folders().stream()
                .filter(entry -> entry.source().name().equals(mailbox))
                .map(FolderPlan.Entry::sourceFolder)
                .findFirst()
                .orElseGet(mailbox::decoded);
    }

    private static Finding finding(Altered altered, FolderPlan folders) {
        String folder = folder(altered.mailbox(), folders);
        String messages = String.valueOf(altered.messages());
        String keyword = altered.withoutKeyword();
        if (keyword != null) {
            return Finding.of(FindingCode.KEYWORD_REFUSED, "messages", messages, "folder", folder, "keyword", keyword);
        }
        String date = DATES.get(altered.alteration());
        return date == null
                ? Finding.of(
                        FindingCode.MESSAGE_REPAIRED,
                        "messages",
                        messages,
                        "folder",
                        folder,
                        "repair",
                        altered.alteration())
                : Finding.of(FindingCode.DATE_SUBSTITUTED, "messages", messages, "folder", folder, "date", date);
    }
}
