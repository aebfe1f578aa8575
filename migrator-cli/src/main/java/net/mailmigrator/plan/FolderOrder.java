package net.mailmigrator.plan;

import java.util.Comparator;
import java.util.List;
import net.mailmigrator.imap.MailboxName;

/** {@code copy.first} in its order, then INBOX, then the source's order. */
final class FolderOrder {
    private final List<NamePattern> first;

    FolderOrder(List<String> first) {
        this.first = first.stream().map(NamePattern::new).toList();
    }

    List<FolderPlan.Entry> sort(List<FolderPlan.Entry> folders) {
        return folders.stream().sorted(Comparator.comparingInt(this::rank)).toList();
    }

    private int rank(FolderPlan.Entry folder) {
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).matches(folder.sourceFolder())) {
                return i;
            }
        }
        return first.size() + (folder.source().name().equals(MailboxName.INBOX) ? 0 : 1);
    }
}
